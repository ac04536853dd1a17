/// Stage 5, beside the tracker: protocols of plants and things: Modbus, DNP3, MQTT.
@NullMarked
package shad.model.service.industrial;

import org.jspecify.annotations.NullMarked;
