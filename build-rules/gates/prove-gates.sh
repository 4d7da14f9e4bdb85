#!/usr/bin/env bash
# Proves that the gates of the build bite: plants one defect at a time into a small module with the pom of the core and
# asserts that the build of that module fails, at the right goal and with the right words. All of it happens in a copy
# of the tree; the build is offline, so `mvn verify` must have run once before.
#
# Usage: prove-gates.sh [local Maven repository]
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
repository=${1:-$HOME/.m2/repository}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project=$work/project
passed=0
failed=0
names=()
declare -A goal_of text_of

run_maven() {
  (cd "$project" && mvn -o -B -ntp -Dstyle.color=never -Dmaven.repo.local="$work/repository" "$@") 2>&1
}

pass() {
  printf '%-44s %s\n' "$1" "$2"
  passed=$((passed + 1))
}

fail() {
  printf '%-44s DOES NOT: %s\n' "$1" "$2"
  failed=$((failed + 1))
}

# --- The copy, and a repository of its own: links to what is there, except for this project's own artifacts.

copy_project() {
  mkdir -p "$project" "$work/repository/io"
  git -C "$top" ls-files -co --exclude-standard -z |
    (cd "$top" && while IFS= read -r -d '' file; do if [ -e "$file" ]; then printf '%s\0' "$file"; fi; done) |
    tar -C "$top" --null -T - -cf - | tar -C "$project" -xf -
  find "$repository" -mindepth 1 -maxdepth 1 ! -name io -exec ln -s -t "$work/repository" {} +
  if [ -d "$repository/io" ]; then
    find "$repository/io" -mindepth 1 -maxdepth 1 ! -name tillwatch -exec ln -s -t "$work/repository/io" {} +
  fi
}

# install <artifact> <version> <pom> [jar]
install() {
  local directory=$work/repository/io/tillwatch/$1/$2
  mkdir -p "$directory"
  cp "$3" "$directory/$1-$2.pom"
  if [ -n "${4:-}" ]; then cp "$4" "$directory/$1-$2.jar"; fi
}

install_build_rules() {
  run_maven -q package -Dmaven.test.skip=true -pl .,build-rules > "$work/build-rules.log" ||
    { cat "$work/build-rules.log"; exit 1; }
  version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$project/pom.xml" | head -1)
  rules_jar=$project/build-rules/target/build-rules-$version.jar
  install tillwatch-parent "$version" "$project/pom.xml"
  install build-rules "$version" "$project/build-rules/pom.xml" "$rules_jar"
}

# --- Samples: each a module with the pom of the core, one class, its test, and one defect.

# sample <name> <goal that must fail, or nothing> <words it must say>
sample() {
  local name=${1// /-}
  names+=("$name")
  goal_of[$name]=$2
  text_of[$name]=$3
  directory=$project/${4:-sample-$name}
  rm -rf "$directory"
  mkdir -p "$directory"
  perl -0pe "s{<artifactId>monitoring-core<}{<artifactId>sample-$name<};
    s{<name>.*?</name>}{};
    s{\s*<dependency>(?:(?!</dependency>).)*</dependency>}{my \$d = \$&;
      \$d =~ m{<artifactId>(jspecify|build-rules|assertj-core|junit-jupiter)<} ? \$d : ''}gse" \
    "$top/monitoring-core/pom.xml" > "$directory/pom.xml"
  write main money/package-info <<'J'
/** Money. */
@NullMarked
package io.tillwatch.money;

import org.jspecify.annotations.NullMarked;
J
  write main money/Amount <<'J'
package io.tillwatch.money;

/**
 * An amount.
 *
 * @param minor minor units
 */
public record Amount(long minor) {
    /** The larger of this and the other amount. */
    public Amount max(Amount other) {
        return minor < other.minor ? other : this;
    }
}
J
  write test money/AmountTest <<'J'
package io.tillwatch.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void takes_the_larger_one() {
        Amount one = new Amount(1);
        Amount two = new Amount(2);

        assertThat(one.max(two)).isEqualTo(two);
        assertThat(two.max(one)).isEqualTo(two);
    }
}
J
}

# write main|test <path below io/tillwatch> < text
write() {
  local file=$directory/src/$1/java/io/tillwatch/$2.java
  mkdir -p "$(dirname "$file")"
  cat > "$file"
}

# in_class [import] < members: a class of the main code
in_class() {
  { printf 'package io.tillwatch.money;\n\n%sclass Defect {\n' "${1:+$1$'\n\n'}"; sed 's/^./    &/'; printf '}\n'; } |
    write main money/Defect
}

# in_test [import] < members: a class of the test code
in_test() {
  { printf 'package io.tillwatch.money;\n\n%sclass DefectTest {\n' "${1:+$1$'\n\n'}"; sed 's/^./    &/'; printf '}\n'; } |
    write test money/DefectTest
}

# dependency <group> <artifact> [version]
dependency() {
  perl -0pi -e "s{<dependencies>}{<dependencies><dependency><groupId>$1</groupId><artifactId>$2</artifactId>${3:+<version>$3</version>}</dependency>}" \
    "$directory/pom.xml"
}

# edit <file below the sample> <perl expression>
edit() {
  perl -0pi -e "$2" "$directory/$1"
}

amount=src/main/java/io/tillwatch/money/Amount.java
compile='maven-compiler-plugin:[^ ]*:compile'
test_compile='maven-compiler-plugin:[^ ]*:testCompile'
checkstyle='maven-checkstyle-plugin:[^ ]*:check'
enforcer='maven-enforcer-plugin:[^ ]*:enforce'
dependencies='maven-dependency-plugin:[^ ]*:analyze-only'
surefire='maven-surefire-plugin:[^ ]*:test'

plant_into_enforcer() {
  sample 'library in the core' "$enforcer" 'jackson-databind.*banned|banned.*jackson-databind'
  dependency com.fasterxml.jackson.core jackson-databind

  sample 'two versions of a library' "$enforcer" 'Dependency convergence error for io.tillwatch:fake-c'
  local fake='<project><modelVersion>4.0.0</modelVersion><groupId>io.tillwatch</groupId>'
  printf '%s<artifactId>fake-c</artifactId><version>1</version></project>' "$fake" > "$work/c1.xml"
  printf '%s<artifactId>fake-c</artifactId><version>2</version></project>' "$fake" > "$work/c2.xml"
  install fake-c 1 "$work/c1.xml" "$rules_jar"
  install fake-c 2 "$work/c2.xml" "$rules_jar"
  local on='<dependencies><dependency><groupId>io.tillwatch</groupId><artifactId>fake-c</artifactId><version>'
  for pair in a:1 b:2; do
    printf '%s<artifactId>fake-%s</artifactId><version>1</version>%s%s</version></dependency></dependencies></project>' \
      "$fake" "${pair%:*}" "$on" "${pair#*:}" > "$work/fake.xml"
    install "fake-${pair%:*}" 1 "$work/fake.xml" "$rules_jar"
    dependency io.tillwatch "fake-${pair%:*}" 1
  done

  sample 'dependency named twice' "$enforcer" 'duplicate dependency declaration'
  dependency org.jspecify jspecify
}

plant_into_compiler() {
  sample 'lint warning' "$compile" 'found raw type'
  in_class 'import java.util.List;' <<< 'int size(List things) {
    return things.size();
}'

  sample 'lint warning in a test' "$test_compile" 'found raw type'
  in_test 'import java.util.List;' <<< 'int size(List things) {
    return things.size();
}'

  sample 'error prone' "$compile" '\[ReturnValueIgnored\]'
  in_class <<< 'void trim(String text) {
    text.trim();
}'

  sample 'nullaway' "$compile" '\[NullAway\] dereferenced'
  in_class 'import org.jspecify.annotations.Nullable;' <<< 'int length(@Nullable String text) {
    return text.length();
}'
}

plant_into_checkstyle() {
  sample 'star import' "$checkstyle" '\[AvoidStarImport\]'
  in_class 'import java.util.*;' <<< 'List<String> none = List.of();'

  sample 'unused import' "$checkstyle" '\[UnusedImports\]'
  in_class 'import java.util.List;' <<< 'int one = 1;'

  sample 'public method without javadoc' "$checkstyle" '\[MissingJavadocMethod\]'
  edit "$amount" 's{ */\*\* The larger.*?\n}{}'

  sample 'public type without javadoc' "$checkstyle" '\[MissingJavadocType\]'
  edit "$amount" 's{/\*\*\n \* An amount.*? \*/\n}{}s'

  sample 'record component without javadoc' "$checkstyle" '\[JavadocType\]'
  edit "$amount" 's{ \*\n \* \@param.*?\n}{}'

  sample 'package without javadoc' "$checkstyle" '\[MissingJavadocPackage\]'
  edit src/main/java/io/tillwatch/money/package-info.java 's{^/\*\*.*?\n}{}'

  sample 'console' "$checkstyle" 'only the command line writes to the console'
  in_class <<< 'void say() {
    System.out.println();
}'

  sample 'console in a test' "$checkstyle" 'only the command line writes to the console'
  in_test <<< 'void say() {
    System.err.println();
}'

  sample 'method too long' "$checkstyle" '\[MethodLength\]'
  { echo 'int sum(int n) {'; for _ in $(seq 60); do echo '    n += 1;'; done; echo '    return n;'; echo '}'; } | in_class

  sample 'file too long' "$checkstyle" '\[FileLength\]'
  for i in $(seq 400); do echo "int n$i;"; done | in_class

  sample 'too many parameters' "$checkstyle" '\[ParameterNumber\]'
  in_class <<< 'void take(int a, int b, int c, int d, int e, int f, int g, int h) {}'

  sample 'too many record components' "$checkstyle" '\[RecordComponentNumber\]'
  in_class <<< "record Wide($(seq -f 'int n%g' -s ', ' 17)) {}"

  sample 'assertions of junit' "$checkstyle" '\[IllegalImport\]'
  in_test 'import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;' <<< '@Test
void holds() {
    assertTrue(new Amount(1).minor() == 1);
}'

  sample 'disabled test' "$checkstyle" 'a test runs or is deleted'
  in_test 'import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;' <<< '@Test
@Disabled
void holds() {}'

  sample 'sleeping test' "$checkstyle" 'nothing sleeps'
  in_test 'import org.junit.jupiter.api.Test;' <<< '@Test
void waits() throws InterruptedException {
    Thread.sleep(1);
}'
}

plant_into_other_plugins() {
  sample 'format' 'spotless-maven-plugin:[^ ]*:check' 'format violations'
  edit "$amount" 's{    public Amount max}{  public Amount max}'

  sample 'format of a test' 'spotless-maven-plugin:[^ ]*:check' 'format violations'
  edit src/test/java/io/tillwatch/money/AmountTest.java 's{\n\n        assertThat}{\n\n\n        assertThat}'

  sample 'undeclared dependency' "$dependencies" 'Used undeclared dependencies found'
  in_test 'import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;' <<< '@Test
void knows() {
    new AssertionFailedError("x").getMessage();
}'

  sample 'unused dependency' "$dependencies" 'Unused declared dependencies found'
  dependency org.slf4j slf4j-api

  sample 'lines not covered' 'jacoco-maven-plugin:[^ ]*:check' 'lines covered ratio is'
  in_class <<< 'int one() {
    return 1;
}'

  sample 'branches not covered' 'jacoco-maven-plugin:[^ ]*:check' 'branches covered ratio is'
  edit src/test/java/io/tillwatch/money/AmountTest.java 's{ *assertThat\(one.*?\n}{}'

  sample 'javadoc link to nothing' 'maven-javadoc-plugin:[^ ]*:javadoc-no-fork' 'reference not found'
  edit "$amount" 's{An amount}{An amount, see {\@link Nowhere}}'
}

plant_into_tests() {
  sample 'failing test' "$surefire" 'AmountTest.takes_the_larger_one'
  edit "$amount" 's{minor < other}{minor > other}'

  sample 'cycle of packages' "$surefire" 'Cycle detected'
  in_class <<< 'io.tillwatch.time.Other other = new io.tillwatch.time.Other();'
  write main time/package-info <<< '/** Time. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.time;'
  write main time/Other <<< 'package io.tillwatch.time;

/** Knows the package that knows it. */
public class Other {
    io.tillwatch.money.Amount amount = new io.tillwatch.money.Amount(1);
}'

  sample 'double in money' "$surefire" 'have no field, parameter or return type of double or float'
  in_class <<< 'double half = 0.5;'

  sample 'system time' "$surefire" "the target reads the system's time or zone"
  in_class 'import java.time.Instant;' <<< 'Instant now() {
    return Instant.now();
}'

  sample 'sleep' "$surefire" 'the target sleeps'
  in_class <<< 'void nap() throws InterruptedException {
    Thread.sleep(1);
}'

  sample 'thread' "$surefire" 'the target starts threads'
  in_class <<< 'Thread thread() {
    return new Thread(() -> {});
}'

  sample 'environment' "$surefire" 'the target is the environment or a system property'
  in_class <<< 'String home() {
    return "" + System.getenv("HOME");
}'

  sample 'default locale' "$surefire" 'the target is the default locale'
  in_class 'import java.util.Locale;' <<< 'Locale locale() {
    return Locale.getDefault();
}'

  sample 'generic exception' "$surefire" 'no classes should throw generic exceptions'
  in_class <<< 'void fail() {
    throw new RuntimeException("x");
}'

  sample 'java util logging' "$surefire" 'java.util.logging'
  in_class 'import java.util.logging.Logger;' <<< 'Logger logger = Logger.getLogger("x");'

  sample 'http in the core' "$surefire" 'JSON, CSV, HTTP and drivers stay out of the core'
  in_class 'import java.net.http.HttpClient;' <<< 'HttpClient client = HttpClient.newHttpClient();'

  sample 'sealed without fold' "$surefire" 'has no method fold with exactly 2 functions'
  write main money/Defect <<< 'package io.tillwatch.money;

/** Sealed. */
public sealed interface Defect {
    /** One. */
    record One() implements Defect {}

    /** Two. */
    record Two() implements Defect {}
}'

  sample 'package that is not null-marked' "$surefire" 'resides in a package that is not @NullMarked'
  write main money/package-info <<< '/** Money. */
package io.tillwatch.money;'

  sample 'package without package-info' "$surefire" 'resides in a package that is not @NullMarked'
  rm "$directory/src/main/java/io/tillwatch/money/package-info.java"
}

plant_nothing() {
  sample 'unbroken sample' '' ''
  sample 'console of the agent' '' '' monitoring-agent
  edit "$amount" 's{return minor}{System.out.println();\n        return minor}'
}

# --- The run: all samples in one reactor, then one look at each part of its log.

build_samples() {
  local modules=''
  for name in "${names[@]}"; do
    modules+="<module>$(cd "$project" && grep -l "<artifactId>sample-$name<" ./*/pom.xml | xargs dirname)</module>"
  done
  perl -0pi -e "s{<modules>.*?</modules>}{<modules>$modules</modules>}s" "$project/pom.xml"
  run_maven -fae verify > "$work/samples.log" || true
}

judge_samples() {
  for name in "${names[@]}"; do
    local part=$work/$name.log title=${name//-/ } end
    awk -v head="< io.tillwatch:sample-$name >" '/< io\.tillwatch:/ || /Reactor Summary/ { on = index($0, head) > 0 } on' \
      "$work/samples.log" > "$part"
    end=$(grep -F "Failed to execute goal" "$work/samples.log" | grep -F "on project sample-$name:" || true)
    # What a goal has to say may stand behind its failure, at the end of the log.
    awk -v head="on project sample-$name:" '/Failed to execute goal/ { on = index($0, head) > 0 } on' \
      "$work/samples.log" >> "$part"
    if [ -z "${goal_of[$name]}" ]; then
      if [ -z "$end" ] && grep -q "maven-javadoc-plugin" "$part"; then pass "$title" 'is green as it should be'
      else fail "$title" "is not green: ${end:-not built}"; fi
    elif [ -z "$end" ]; then fail "$title" 'the build is green'
    elif ! grep -Eq "${goal_of[$name]}" <<< "$end"; then fail "$title" "fails elsewhere: $end"
    elif ! grep -Eq -- "${text_of[$name]}" "$part"; then fail "$title" "does not say '${text_of[$name]}': $end"
    else pass "$title" 'fails as it should'; fi
  done
}

# breaks_project <title> <file> <perl expression> <words>: rules over the source tree, judged by a test of build-rules.
breaks_project() {
  cp "$project/$2" "$work/unbroken"
  perl -0pi -e "$3" "$project/$2"
  if run_maven surefire:test -pl build-rules -Dtest=ProjectTest > "$work/project.log"; then fail "$1" 'the build is green'
  elif grep -Eq -- "$4" "$work/project.log"; then pass "$1" 'fails as it should'
  else fail "$1" "does not say '$4'"; fi
  cp "$work/unbroken" "$project/$2"
}

break_project() {
  run_maven -q test -pl .,build-rules -Dtest=ProjectTest > "$work/project.log" &&
    pass 'unbroken project' 'is green as it should be' || fail 'unbroken project' "$(tail -20 "$work/project.log")"
  breaks_project 'module without the architecture rules' monitoring-core/pom.xml \
    's{\s*<dependency>(?:(?!</dependency>).)*<artifactId>build-rules<.*?</dependency>}{}s' \
    'monitoring-core has main code but no dependency on build-rules'
  breaks_project 'switch that skips a gate' pom.xml \
    's{<argLine/>}{<argLine/><checkstyle.skip>true</checkstyle.skip>}' 'the root pom sets <checkstyle.skip>'
}

copy_project
install_build_rules
break_project
plant_nothing
plant_into_enforcer
plant_into_compiler
plant_into_checkstyle
plant_into_other_plugins
plant_into_tests
build_samples
judge_samples
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
