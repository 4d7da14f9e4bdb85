package io.tillwatch.gas;

import java.io.IOException;
import java.util.List;

/** In Node. */
class NodePushTest extends PushScenarios {
    @Override
    ScriptEngine start(List<String> sources) throws IOException {
        return ScriptEngine.node(sources);
    }
}
