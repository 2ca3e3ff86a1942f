/// What the pages promise, held against the program.
package io.assay.app.docs;
