/// A made-up venue: accounts of planted kinds trade on a made-up market, and the fills come out in the
/// formats a real venue gives. Everything follows from the configuration and its seed.
@NullMarked
package io.assay.app.simulate;

import org.jspecify.annotations.NullMarked;
