import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;

/// Raises class files older than Java 6 to Java 8 and gives them the maps of stack frames they lack; what they do stays. Java's
/// cache of classes takes no older ones, and without maps each class is verified by inference at every start.
///
/// `java -cp JAR RenewClasses.java FOLDER`, JDK 24 or newer: the jar, unpacked in the folder, tells which class is under which.
/// Exits with 1 where a class that was written would not verify.
final class RenewClasses {
    private static final int OLD = 50;
    private static final int NEW = 52;
    private static final ClassFile FILES = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);

    private RenewClasses() {}

    public static void main(String[] args) throws IOException {
        try (var all = Files.walk(Path.of(args[0]))) {
            for (var file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
                var given = FILES.parse(Files.readAllBytes(file));
                if (given.majorVersion() < OLD) {
                    Files.write(file, renewed(given));
                }
            }
        }
    }

    private static byte[] renewed(ClassModel given) {
        // code is passed on instruction by instruction, or it would be copied as it is, without maps
        byte[] out = FILES.transformClass(given, ClassTransform.transformingMethodBodies((code, it) -> code.with(it))
                .andThen((to, it) -> {
                    if (it instanceof ClassFileVersion) {
                        to.withVersion(NEW, 0);
                    } else {
                        to.with(it);
                    }
                }));
        var faults = FILES.verify(out);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(given.thisClass().asInternalName() + ": " + faults);
        }
        return out;
    }
}
