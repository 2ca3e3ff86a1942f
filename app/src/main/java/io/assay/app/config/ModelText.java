package io.assay.app.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a model's file: UTF-8, and not more than a model may have.
final class ModelText {
    private static final int BYTES_MAX = 1 << 20;

    private ModelText() {}

    /// @param page of the documentation that shows such files
    /// @throws UserError when it is no text of that kind
    static String read(Path file, String page) {
        if (Files.notExists(file) || file.toString().isEmpty()) {
            throw UserError.usage("no such file: " + file).next("check the path; " + page + " shows models");
        }
        if (Files.isDirectory(file)) {
            throw UserError.usage("a folder, no file: " + file).next("name one file; " + page + " shows models");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw UserError.usage(file + " is too large for a model").because("the limit is 1 MiB")
                        .next(page + " shows one");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw UserError.usage("not text: " + file).because("a model is YAML in UTF-8").next("save it as UTF-8")
                    .causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).because(Reasons.of(e)).next("check the file")
                    .causedBy(e);
        }
    }
}
