package io.tillwatch.gas;

import java.io.IOException;
import java.util.List;

/** In Node. */
class NodeRefusalTest extends RefusalScenarios {
    @Override
    ScriptEngine start(List<String> sources) throws IOException {
        return ScriptEngine.node(sources);
    }
}
