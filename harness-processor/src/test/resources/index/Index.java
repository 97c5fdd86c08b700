package io.llmharness.engines;

import com.example.Mine;
import io.llmharness.runtime.catalog.IndexOf;
import javax.annotation.processing.Generated;

/**
 * Tells the compiler that there is the engine {@code my-engine}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
@IndexOf(Mine.class)
final class MyEngine_Engine {
    private MyEngine_Engine() {
    }
}
package io.llmharness.datasets;

import com.example.Rows;
import io.llmharness.runtime.catalog.IndexOf;
import javax.annotation.processing.Generated;

/**
 * Tells the compiler that there is the data set {@code rows}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
@IndexOf(Rows.class)
final class Rows_Dataset {
    private Rows_Dataset() {
    }
}
package io.llmharness.loads;

import com.example.Loads;
import io.llmharness.runtime.catalog.IndexOf;
import javax.annotation.processing.Generated;

/**
 * Tells the compiler that there is the load shape {@code saw-tooth}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
@IndexOf(Loads.SawTooth.class)
final class SawTooth_Load {
    private SawTooth_Load() {
    }
}
