package io.tillwatch.gas;

import java.util.List;

/** In GraalJS. */
class GraalRefusalTest extends RefusalScenarios {
    @Override
    ScriptEngine start(List<String> sources) {
        return ScriptEngine.graal(sources);
    }
}
