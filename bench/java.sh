# Sourced by the scripts here, in the checkout: builds Assay if stale, compiles what measures it, and defines
#   java HEAP ARGUMENTS...   the JDK that was found, with Assay's jars, native library and the measuring classes
#   measured                 the line that says what was measured on, for the end of a page of evidence
# and leaves `run` (the build), `version` and `jdk`.
./assay --version > /dev/null   # builds what is stale, and leaves the jars and the JDK it found
read -r run < .assay/launcher/current
built=$PWD/.assay/launcher/$run
read -r version jdk < "$built/cache.jdk"
path=$(echo "$built"/lib/*.jar | tr ' ' ':')
classes=$PWD/bench/target/classes-$run
if [ ! -d "$classes" ] || [ -n "$(find bench/src -name '*.java' -newer "$classes")" ]; then
    mkdir -p "$classes"
    "$jdk/bin/javac" -cp "$path" -d "$classes" bench/src/main/java/io/assay/bench/reference/*.java
    touch "$classes"
fi

java() {
    limit=$1
    shift
    "$jdk/bin/java" "-Xmx$limit" --enable-native-access=ALL-UNNAMED -XX:-UsePerfData "-Djava.library.path=$built/native" \
        -cp "$classes:$path" "$@"
}

measured() {
    printf 'Measured on JDK %s, %s processors, load %s when done' "$version" "$(getconf _NPROCESSORS_ONLN)" \
        "$(cut -d ' ' -f 1 /proc/loadavg 2> /dev/null || echo unknown)"
}
