package io.tillwatch.gas;

import java.util.List;

/** In GraalJS. */
class GraalPushTest extends PushScenarios {
    @Override
    ScriptEngine start(List<String> sources) {
        return ScriptEngine.graal(sources);
    }
}
