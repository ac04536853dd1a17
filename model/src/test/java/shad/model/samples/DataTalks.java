package shad.model.samples;

import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.Arrays;

/// Databases and machines.
final class DataTalks {
    private static final int DNP3_WHOLE = 0xc0;

    private DataTalks() {}

    static void addTo(SampleCapture capture) {
        mySql(capture);
        postgres(capture);
        redis(capture);
        modbus(capture);
        dnp3(capture);
        mqtt(capture);
    }

    private static void mySql(SampleCapture capture) {
        byte[] greeting = mySqlPacket(
                0, 10, "8.0.36\0", "idid", "saltsalt", 0, 0xff, 0xff, 33, 2, 0, 0, 0, 21, new byte[10],
                "saltsaltsalt\0");
        byte[] ok = mySqlPacket(2, 0, 0, 0, 2, 0, 0, 0);
        byte[] end = bytes(0xfe, 0, 0, 2, 0);
        capture.tcp("10.1.0.5", 3306, "mysql")
                .server(greeting)
                .client(mySqlLogin(0, "shop\0", 4, "pass"))
                .server(ok)
                .client(mySqlPacket(0, 3, "select a"))
                .server(mySqlPacket(1, 1), mySqlPacket(2, 3, "def", 0, 0, 0, 1, "a", 0, 12, "1234567890", "12"),
                        mySqlPacket(3, end), mySqlPacket(4, 2, "xx"), mySqlPacket(5, end))
                .client(mySqlPacket(0, 1))
                .close();
        TcpTalk upgraded =
                capture.tcp("10.1.0.5", 3306, "mysql,ssl").server(greeting).client(mySqlLogin(0x800));
        SecureTalks.tls(upgraded).close();
    }

    private static byte[] mySqlPacket(int sequence, Object... body) {
        byte[] content = bytes(body);
        return bytes(content.length, content.length >> 8, 0, sequence, content);
    }

    private static byte[] mySqlLogin(int capabilities, Object... rest) {
        return mySqlPacket(1, capabilities, capabilities >> 8, 0, 0, "size", 33, new byte[23], bytes(rest));
    }

    private static void postgres(SampleCapture capture) {
        String parameters = "user\0shop\0database\0shop\0";
        byte[] startup = bytes(0, 0, 0, parameters.length() + 9, 0, 3, 0, 0, parameters, 0);
        byte[] tlsRequest = hex("00000008 04d2162f");
        capture.tcp("10.1.0.5", 5432, "postgresql")
                .client(startup)
                .server(postgresMessage('R', 0, 0, 0, 5, "salt"))
                .client(postgresMessage('p', "md5\0"))
                .server(postgresMessage('R', 0, 0, 0, 0), postgresMessage('S', "server_version\00016\0"),
                        postgresMessage('K', "12345678"), postgresMessage('Z', "I"))
                .client(postgresMessage('Q', "select 1\0"))
                .server(postgresMessage('T', ""), postgresMessage('D', 0, 1, 0, 0, 0, 1, "x"),
                        postgresMessage('C', "SELECT 1\0"), postgresMessage('Z', "I"))
                .client(postgresMessage('Q', "what\0"))
                .server(postgresMessage('E', "SERROR\0MWhat?\0", 0), postgresMessage('Z', "I"))
                .client(postgresMessage('X'))
                .close();
        TcpTalk upgraded = capture.tcp("10.1.0.5", 5432, "postgresql,ssl").client(tlsRequest).server("S");
        SecureTalks.tls(upgraded).close();
        capture.tcp("10.1.0.5", 6432, "postgresql")
                .client(tlsRequest)
                .server("N")
                .client(startup)
                .server(postgresMessage('R', 0, 0, 0, 0))
                .close();
    }

    private static byte[] postgresMessage(char type, Object... body) {
        byte[] content = bytes(body);
        return bytes((int) type, 0, 0, 0, content.length + 4, content);
    }

    private static void redis(SampleCapture capture) {
        capture.tcp("10.1.0.5", 6379, "redis")
                .client("*2\r\n$4\r\nAUTH\r\n$2\r\npw\r\n")
                .server("+OK\r\n")
                .clientInTwo("*3\r\n$3\r\nSET\r\n$1\r\na\r\n$2\r\nbc\r\n")
                .server("+OK\r\n")
                .client("*2\r\n$3\r\nGET\r\n$1\r\na\r\n*1\r\n$4\r\nKEYS\r\n")
                .server("$2\r\nbc\r\n*2\r\n:1\r\n$1\r\na\r\n")
                .client("HELLO 3\r\n")
                .server("%1\r\n+a\r\n*2\r\n:1\r\n$2\r\nxy\r\n")
                .client("SUBSCRIBE news\r\n")
                .server(">3\r\n+subscribe\r\n+news\r\n:1\r\n>3\r\n+message\r\n+news\r\n,1.5\r\n")
                .close();
        capture.tcp("10.1.0.5", 7000, "redis").client("PING\r\n").server("+PONG\r\n").close();
    }

    private static void modbus(SampleCapture capture) {
        capture.tcp("10.1.0.30", 502, "modbus")
                .client(modbusUnit(3, 0, 0, 0, 2))
                .server(modbusUnit(3, 4, 0, 1, 0, 2))
                .client(modbusUnit(1, 0, 0, 0, 1))
                .server(modbusUnit(1, 1, 1))
                .client(modbusUnit(5, 0, 0, 0xff, 0))
                .server(modbusUnit(5, 0, 0, 0xff, 0))
                .client(modbusUnit(0x10, 0, 0, 0, 1, 2, 0, 0))
                .server(modbusUnit(0x10, 0, 0, 0, 1))
                .client(modbusUnit(6, 0, 1, 0, 3))
                .server(modbusUnit(0x86, 2))
                .close();
    }

    private static byte[] modbusUnit(int function, Object... data) {
        byte[] content = bytes(data);
        return bytes(0, 1, 0, 0, 0, content.length + 2, 17, function, content);
    }

    private static void dnp3(SampleCapture capture) {
        byte[] read = dnp3Frame(0xc0, 1, 60, 2, 6, 60, 3, 6);
        byte[] response = dnp3Frame(0xc0, 0x81, 0, 0, 1, 2, 0, 0, 1, 1, 1);
        capture.tcp("10.1.0.31", 20000, "dnp3_tcp").client(read).server(response).client(read).server(response).close();
        capture.udp("10.1.0.31", 20000, "dnp3_udp").client(read).server(response);
    }

    /// A link frame: header, transport byte and application bytes, with their checksums.
    private static byte[] dnp3Frame(Object... application) {
        byte[] body = bytes(DNP3_WHOLE, bytes(application));
        byte[] frame = withDnp3Checksum(bytes(5, 0x64, 5 + body.length, 0xc4, 1, 0, 2, 0));
        for (int at = 0; at < body.length; at += 16) {
            frame = bytes(frame, withDnp3Checksum(Arrays.copyOfRange(body, at, Math.min(body.length, at + 16))));
        }
        return frame;
    }

    private static byte[] withDnp3Checksum(byte[] block) {
        int crc = 0;
        for (byte value : block) {
            for (int bit = 0; bit < 8; bit++) {
                boolean odd = ((crc ^ value >> bit) & 1) != 0;
                crc >>= 1;
                if (odd) {
                    crc ^= 0xa6bc;
                }
            }
        }
        return bytes(block, ~crc & 0xff, ~crc >> 8 & 0xff);
    }

    private static void mqtt(SampleCapture capture) {
        byte[] connect = mqttPacket(
                0x10, mqttString("MQTT"), 4, 0xc2, 0, 60, mqttString("sensor-1"), mqttString("ana"), mqttString("pw"));
        for (int port : new int[] {1883, 4000}) {
            capture.tcp("10.1.0.5", port, "mqtt")
                    .client(connect)
                    .server(mqttPacket(0x20, 0, 0))
                    .client(mqttPacket(0x82, 0, 1, mqttString("hall/+"), 0))
                    .server(mqttPacket(0x90, 0, 1, 0))
                    .client(mqttPacket(0x32, mqttString("hall/temperature"), 0, 2, "21.5"))
                    .server(mqttPacket(0x40, 0, 2))
                    .client(mqttPacket(0xc0))
                    .server(mqttPacket(0xd0))
                    .client(mqttPacket(0xe0))
                    .close();
        }
    }

    private static byte[] mqttPacket(int header, Object... body) {
        byte[] content = bytes(body);
        return bytes(header, content.length, content);
    }

    private static byte[] mqttString(String text) {
        return bytes(0, text.length(), text);
    }
}
