#!/usr/bin/env bash
# Tests the launcher on a small made tree with a made mvn and a made java. Usage: launcher-test.sh LAUNCHER
set -u

launcher=$(cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset JAVA_HOME TILLWATCH_JAVA_OPTS LC_ALL LC_MESSAGES LC_CTYPE
export LANG=C.UTF-8
failures=0

# Only what the launcher and this test use, so that a Java or Maven of this machine is not found.
tools=$work/tools
mkdir "$tools"
for tool in sh cat cksum find head ls mkdir mv readlink rm rmdir sed sleep touch tr chmod cp ln wc; do
    ln -s "$(type -P "$tool")" "$tools/$tool"
done

make_tree() { # a new tree in $tree, and in $bin a mvn and a Java of version $1
    tree="$work/tree $RANDOM"
    bin=$tree/bin
    mkdir -p "$bin" "$tree/monitoring-core/src/main/java" "$tree/monitoring-agent/src/main/java" "$tree/examples/src/main"
    cp "$launcher" "$tree/tillwatch"
    touch "$tree/pom.xml" "$tree/monitoring-core/pom.xml" "$tree/monitoring-agent/pom.xml" "$tree/examples/pom.xml"
    touch "$tree/monitoring-core/src/main/java/Core.java" "$tree/monitoring-agent/src/main/java/Main.java"
    find "$tree" -exec touch -d '1 hour ago' {} +
    cat >"$bin/mvn" <<'EOF'
#!/bin/sh
echo "$PWD $*" >>"$TREE/builds"
echo "noise of the build"
sleep "${SLOW:-0}"
[ -z "${BROKEN:-}" ] || exit 1
for argument; do
    case $argument in
        -Dtillwatch.jar=*) echo jar >"${argument#-Dtillwatch.jar=}" ;;
    esac
done
EOF
    cat >"$bin/java" <<EOF
#!/bin/sh
version=$1
EOF
    cat >>"$bin/java" <<'EOF'
for argument; do
    case $argument in
        -version)
            echo "openjdk version \"$version\" 2025-01-01" >&2
            exit 0
            ;;
        -XX:DumpLoadedClassList=* | -Xshare:on) exit "${NO_ARCHIVE:-0}" ;;
        -Xshare:dump) dump=1 ;;
        -XX:SharedArchiveFile=*) [ -z "${dump:-}" ] || { echo archive >"${argument#*=}"; exit 0; } ;;
        *) [ -n "${dump:-}" ] && [ "${argument#-XX:SharedArchiveFile=}" != "$argument" ] && exit 0 ;;
    esac
done
printf '[%s]' "$@"
echo
exit "${CODE:-0}"
EOF
    chmod +x "$bin/mvn" "$bin/java"
    export TREE=$tree PATH=$bin:$tools
}

builds() {
    if [ -f "$tree/builds" ]; then
        wc -l <"$tree/builds" | tr -d ' '
    else
        echo 0
    fi
}

is() { # name, expected, actual
    if [ "$2" = "$3" ]; then
        echo "ok: $1"
    else
        printf 'FAILED: %s\n  expected: %s\n  but was:  %s\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}

has() { # name, part, text
    case $3 in
        *"$2"*) echo "ok: $1" ;;
        *)
            printf 'FAILED: %s\n  expected to contain: %s\n  but was: %s\n' "$1" "$2" "$3"
            failures=$((failures + 1))
            ;;
    esac
}

make_tree 17.0.1
out=$("$tree/tillwatch" --version 2>"$work/err")
is "a missing jar is built" 1 "$(builds)"
has "with tests left out, from the root" "$tree -q -B -ntp -Dstyle.color=never -pl monitoring-agent -am package -Dmaven.test.skip=true" \
    "$(cat "$tree/builds")"
has "the noise of the build goes to the standard error" "noise of the build" "$(cat "$work/err")"
has "then the program runs" "[-jar][$tree/monitoring-agent/target/tillwatch.jar][--version]" "$out"
has "with the archive of its classes" "[-XX:SharedArchiveFile=$tree/monitoring-agent/target/tillwatch-17.0.1-" "$out"
"$tree/tillwatch" --version >/dev/null 2>"$work/err"
is "a second start does not build" 1 "$(builds)"
is "and says nothing" "" "$(cat "$work/err")"

touch -d '1 minute' "$tree/monitoring-core/src/main/java/Core.java"
"$tree/tillwatch" --version >/dev/null 2>&1
is "a changed source is built" 2 "$(builds)"
touch -d 'now' "$tree/monitoring-core/src/main/java/Core.java"
"$tree/tillwatch" --version >/dev/null 2>&1
before=$(builds)
touch -d '1 minute' "$tree/examples/pom.xml"
"$tree/tillwatch" --version >/dev/null 2>&1
is "the examples are no part of it" "$before" "$(builds)"
rm "$tree/monitoring-agent/src/main/java/Main.java"
touch -d '1 minute' "$tree/monitoring-agent/src/main/java"
"$tree/tillwatch" --version >/dev/null 2>&1
is "a deleted source is built" $((before + 1)) "$(builds)"

make_tree 17.0.1
SLOW=2 "$tree/tillwatch" one >"$work/one" 2>&1 &
first=$!
SLOW=2 "$tree/tillwatch" two >"$work/two" 2>&1 &
second=$!
wait "$first" "$second"
is "two starts at once build once" 1 "$(builds)"
has "the first one runs" "[one]" "$(cat "$work/one")"
has "the second one too" "[two]" "$(cat "$work/two")"
has "one of them waited and said so" "waiting for the build" "$(cat "$work/one" "$work/two")"
is "the lock is gone" "" "$(ls -d "$tree/monitoring-agent/target/tillwatch.lock" 2>/dev/null)"

make_tree 17.0.1
mkdir -p "$tree/monitoring-agent/target/tillwatch.lock"
sh -c 'echo $$' >"$tree/monitoring-agent/target/tillwatch.lock/pid"
"$tree/tillwatch" >/dev/null 2>&1
is "the lock of a dead process is taken over" 1 "$(builds)"
mkdir -p "$tree/monitoring-agent/target/tillwatch.lock"
echo $$ >"$tree/monitoring-agent/target/tillwatch.lock/pid"
touch -d '1 minute' "$tree/pom.xml"
TILLWATCH_BUILD_WAIT=1 "$tree/tillwatch" >/dev/null 2>"$work/err"
is "waiting ends" 3 $?
has "and says what to do" "gave up waiting for the build of process $$; if there is none, delete $tree/monitoring" "$(cat "$work/err")"

make_tree 17.0.1
"$tree/tillwatch" >/dev/null 2>&1
CODE=7 "$tree/tillwatch" >/dev/null 2>&1
is "the exit code passes through" 7 $?
out=$("$tree/tillwatch" config "two words" "" '*' 'a"b' "c'd" '$HOME' 2>&1)
has "arguments arrive as they are" "[config][two words][][*][a\"b][c'd][\$HOME]" "$out"
out=$(cd "$work" && TILLWATCH_JAVA_OPTS="-Xmx64m -Dx=*" "$tree/tillwatch" export 2>&1)
has "more options for Java are split at blanks and not expanded" "[-Xmx64m][-Dx=*][-jar]" "$out"
has "the collector is the small one" "[-XX:+UseSerialGC]" "$out"
is "long commands are compiled well" "" "$(printf '%s' "$out" | sed -n '/TieredStopAtLevel/p')"
out=$(TILLWATCH_JAVA_OPTS=-XX:+UseG1GC "$tree/tillwatch" config 2>&1)
is "unless the user has another one" "" "$(printf '%s' "$out" | sed -n '/UseSerialGC/p')"
ln -s "$tree/tillwatch" "$work/link"
ln -s link "$work/link of link"
has "symbolic links lead home" "[$tree/monitoring-agent/target/tillwatch.jar]" "$("$work/link of link" 2>&1)"
has "so does the PATH" "[$tree/monitoring-agent/target/tillwatch.jar]" "$(PATH="$tree:$PATH" tillwatch 2>&1)"
is "input is left to the program" "" "$(echo input | "$tree/tillwatch" 2>&1 | sed -n /input/p)"

make_tree 17.0.1
NO_ARCHIVE=1 "$tree/tillwatch" >"$work/out" 2>&1
is "without an archive it runs too" 0 $?
is "and does not name one" "" "$(sed -n '/SharedArchiveFile/p' "$work/out")"

make_tree 17.0.1
BROKEN=1 "$tree/tillwatch" >"$work/out" 2>"$work/err"
is "a broken build ends with 3" 3 $?
has "and says so" "tillwatch: the build failed" "$(cat "$work/err")"
is "and nothing is printed as a result" "" "$(cat "$work/out")"

make_tree 17.0.1
rm "$bin/mvn"
"$tree/tillwatch" 2>"$work/err"
is "no mvn ends with 3" 3 $?
has "and is told" "tillwatch: mvn (Apache Maven) is needed to build" "$(cat "$work/err")"
LANG=fr_FR.UTF-8 "$tree/tillwatch" 2>"$work/err"
has "in French too" "tillwatch: il faut mvn (Apache Maven) pour construire" "$(cat "$work/err")"

make_tree 11.0.2
"$tree/tillwatch" 2>"$work/err"
is "an old Java ends with 3" 3 $?
is "and is told" "tillwatch: Java 17 or newer is needed, but $bin/java is 11.0.2" "$(cat "$work/err")"
make_tree 1.8.0_402
"$tree/tillwatch" 2>"$work/err"
is "so does a very old one" "tillwatch: Java 17 or newer is needed, but $bin/java is 1.8.0_402" "$(cat "$work/err")"
rm "$bin/java"
"$tree/tillwatch" 2>"$work/err"
is "no Java ends with 3" 3 $?
is "and is told too" "tillwatch: Java 17 or newer is needed: put java on the PATH or set JAVA_HOME" "$(cat "$work/err")"
JAVA_HOME=$work/none "$tree/tillwatch" 2>"$work/err"
is "so is a JAVA_HOME without Java" "tillwatch: there is no Java in JAVA_HOME ($work/none)" "$(cat "$work/err")"

[ "$failures" -eq 0 ] || { echo "$failures failures"; exit 1; }
echo "all is well"
