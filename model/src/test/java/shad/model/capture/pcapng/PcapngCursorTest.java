package shad.model.capture.pcapng;

import static org.assertj.core.api.Assertions.assertThat;
import static shad.model.testing.PcapngWriter.Option.binaryTimeResolution;
import static shad.model.testing.PcapngWriter.Option.comment;
import static shad.model.testing.PcapngWriter.Option.timeResolution;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CaptureFault.Kind;
import shad.model.capture.CapturedFrame;
import shad.model.capture.CapturedFrame.Reading;
import shad.model.capture.FaultLog;
import shad.model.capture.LinkType;
import shad.model.testing.Bytes;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapngWriter;

class PcapngCursorTest {
    private static final int NAME_RESOLUTION = 4;
    private static final long MICROS = 1_700_000_000_123_456L;
    private static final Packet SYN =
            Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 80).flags("S").build();
    private static final Packet QUERY =
            Packets.rawIp().ipv6("fd00::1", "fd00::53").udp(5353, 53).payload("name?").build();

    private static List<ByteOrder> byteOrders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    // What sound captures hold

    @ParameterizedTest
    @MethodSource("byteOrders")
    void sectionsOfEitherByteOrderAreRead(ByteOrder order) throws CaptureException {
        PcapngWriter writer = new PcapngWriter()
                .section(order, comment("made by a test"))
                .network(LinkType.ETHERNET, 65535, comment("uplink"));
        int position = writer.size();
        Reading capture = CapturedFrame.read(writer.packet(0, MICROS, SYN, comment("the first one"))
                .packet(0, MICROS + 1, SYN.captured(17))
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frames()).hasSize(2);
        CapturedFrame first = capture.frame(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.position()).isEqualTo(position);
        assertThat(first.linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(first.nanos()).isEqualTo(MICROS * 1000);
        assertThat(first.originalLength()).isEqualTo(SYN.bytes().length);
        assertThat(first.toByteArray()).isEqualTo(SYN.bytes());
        CapturedFrame second = capture.frame(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.nanos()).isEqualTo(MICROS * 1000 + 1000);
        assertThat(second.originalLength()).isEqualTo(SYN.bytes().length);
        assertThat(second.toByteArray()).isEqualTo(Arrays.copyOf(SYN.bytes(), 17));
    }

    @ParameterizedTest
    @MethodSource("byteOrders")
    void eachInterfaceHasItsOwnLinkTypeAndTime(ByteOrder order) throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section(order);
        Reading capture = CapturedFrame.read(writer.network(LinkType.ETHERNET)
                .network(LinkType.RAW, 0, timeResolution(9))
                .network(LinkType.ETHERNET, 0, timeResolution(0))
                .network(LinkType.ETHERNET, 0, binaryTimeResolution(10))
                .network(LinkType.ETHERNET, 0, timeResolution(3), writer.timeOffset(-100))
                .network(LinkType.ETHERNET, 0, writer.timeOffset(1_000_000_000))
                .packet(1, 1_700_000_000_123_456_789L, QUERY)
                .packet(0, MICROS, SYN)
                .packet(2, 1_700_000_000, SYN)
                .packet(3, 1025, SYN)
                .packet(4, 1_700_000_000_123L, SYN)
                .packet(5, 700_000_000_123_456L, SYN)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frames())
                .extracting(CapturedFrame::nanos)
                .containsExactly(
                        1_700_000_000_123_456_789L,
                        1_700_000_000_123_456_000L,
                        1_700_000_000_000_000_000L,
                        1_000_976_562L,
                        1_699_999_900_123_000_000L,
                        1_700_000_000_123_456_000L);
        assertThat(capture.frames())
                .extracting(CapturedFrame::interfaceIndex)
                .containsExactly(1, 0, 2, 3, 4, 5);
        assertThat(capture.frames())
                .extracting(CapturedFrame::linkType)
                .containsExactly(
                        LinkType.RAW,
                        LinkType.ETHERNET,
                        LinkType.ETHERNET,
                        LinkType.ETHERNET,
                        LinkType.ETHERNET,
                        LinkType.ETHERNET);
    }

    @Test
    void eachSectionDescribesItsInterfacesAnew() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section(ByteOrder.LITTLE_ENDIAN)
                .network(LinkType.ETHERNET)
                .packet(0, MICROS, SYN)
                .section(ByteOrder.BIG_ENDIAN)
                .network(LinkType.RAW, 0, timeResolution(9))
                .packet(0, 5, QUERY)
                .section(ByteOrder.LITTLE_ENDIAN)
                .network(147)
                .packet(0, MICROS, SYN)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frames())
                .extracting(CapturedFrame::linkType)
                .containsExactly(LinkType.ETHERNET, LinkType.RAW, 147);
        assertThat(capture.frame(1).nanos()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("byteOrders")
    void obsoletePacketBlocksAreReadLikeEnhancedOnes(ByteOrder order) throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section(order)
                .network(LinkType.ETHERNET)
                .network(LinkType.RAW)
                .obsoletePacket(1, MICROS, QUERY, comment("old"))
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frame(0).linkType()).isEqualTo(LinkType.RAW);
        assertThat(capture.frame(0).nanos()).isEqualTo(MICROS * 1000);
        assertThat(capture.frame(0).toByteArray()).isEqualTo(QUERY.bytes());
    }

    @ParameterizedTest
    @MethodSource("byteOrders")
    void simplePacketBlocksTakeTheFirstInterfaceAndTheTimeOfTheFrameBefore(ByteOrder order) throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section(order)
                .network(LinkType.ETHERNET, 16)
                .simplePacket(SYN.captured(16))
                .packet(0, MICROS, SYN)
                .simplePacket(new Packet(LinkType.ETHERNET, new byte[] {1, 2, 3}, 3))
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frame(0).nanos()).isZero();
        assertThat(capture.frame(0).originalLength()).isEqualTo(SYN.bytes().length);
        assertThat(capture.frame(0).toByteArray()).isEqualTo(Arrays.copyOf(SYN.bytes(), 16));
        assertThat(capture.frame(2).nanos()).isEqualTo(MICROS * 1000);
        assertThat(capture.frame(2).toByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void otherBlocksAreSkipped() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section()
                .block(0x1234_5678)
                .network(LinkType.ETHERNET)
                .block(NAME_RESOLUTION, new byte[400])
                .packet(0, MICROS, SYN)
                .block(0x4000_0bad, new byte[8 << 20])
                .packet(0, MICROS, SYN)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frames()).hasSize(2);
    }

    // What damaged captures keep

    @Test
    void aCutBlockKeepsTheFramesBeforeIt() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET).packet(0, MICROS, SYN);
        int position = writer.size();
        byte[] whole = writer.packet(0, MICROS, SYN).toByteArray();

        Reading capture = CapturedFrame.read(Arrays.copyOf(whole, whole.length - 1));

        assertThat(capture.frames()).hasSize(1);
        CaptureFault fault = capture.fault();
        assertThat(fault.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(fault.frameNumber()).isEqualTo(2);
        assertThat(fault.filePosition()).isEqualTo(position);
    }

    @Test
    void aCutTransferOfACaptureIsNotSearchedForBlocks() throws CaptureException {
        byte[] transferred =
                new PcapngWriter().section().network(LinkType.RAW).packet(0, 1, QUERY).toByteArray();
        Packet download = Packets.ethernet()
                .ipv4("10.0.0.1", "10.0.0.2")
                .tcp(80, 40001)
                .payload(transferred)
                .build();
        byte[] whole = new PcapngWriter()
                .section()
                .network(LinkType.ETHERNET)
                .packet(0, MICROS, download)
                .toByteArray();

        Reading capture = CapturedFrame.read(Arrays.copyOf(whole, whole.length - 4));

        assertThat(capture.frames()).isEmpty();
        assertThat(capture.fault().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void readingGoesOnAfterGarbage() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET).packet(0, MICROS, SYN);
        int position = writer.size();
        Reading capture = CapturedFrame.read(
                writer.raw(Bytes.hex("ff".repeat(1001))).packet(0, MICROS, SYN).toByteArray());

        assertThat(capture.frames()).hasSize(2);
        assertThat(capture.fault().kind()).isEqualTo(Kind.ABSURD_LENGTH);
        assertThat(capture.fault().frameNumber()).isEqualTo(2);
        assertThat(capture.fault().filePosition()).isEqualTo(position);
        assertThat(capture.fault().reason()).contains("skipped 1001 bytes to the next block");
    }

    @Test
    void aBlockWhoseLengthsDifferIsLeftOut() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET).packet(0, MICROS, SYN);
        int damagedEnd = writer.size();
        byte[] bytes = writer.packet(0, MICROS, SYN).packet(0, MICROS, SYN).toByteArray();
        bytes[damagedEnd - 4]++;

        Reading capture = CapturedFrame.read(bytes);

        assertThat(capture.frames()).hasSize(2);
        assertThat(capture.fault().kind()).isEqualTo(Kind.BAD_BLOCK);
        assertThat(capture.fault().frameNumber()).isEqualTo(1);
    }

    @Test
    void aLengthThatLeadsBeyondTheEndDoesNotHideTheBlocksAfterIt() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET);
        int damaged = writer.size();
        byte[] bytes = writer.packet(0, MICROS, SYN).packet(0, MICROS, SYN).toByteArray();
        bytes[damaged + 6] = 0x10;

        Reading capture = CapturedFrame.read(bytes);

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.fault().reason()).contains("skipped");
    }

    @Test
    void aFrameOfAnUnknownInterfaceIsLeftOut() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section()
                .simplePacket(SYN)
                .network(LinkType.ETHERNET)
                .packet(1, MICROS, SYN)
                .packet(-1, MICROS, SYN)
                .packet(0, MICROS, SYN)
                .toByteArray());

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.faults()).extracting(CaptureFault::kind).containsOnly(Kind.UNKNOWN_INTERFACE);
        assertThat(capture.faultCount()).isEqualTo(3);
    }

    @Test
    void aFrameLongerThanItsBlockIsLeftOut() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section()
                .network(LinkType.ETHERNET)
                .enhancedPacket(0, MICROS, 65, 65, new byte[64])
                .enhancedPacket(0, MICROS, -1, 64, new byte[64])
                .packet(0, MICROS, SYN)
                .toByteArray());

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.faults()).extracting(CaptureFault::kind).containsOnly(Kind.ABSURD_LENGTH);
        assertThat(capture.faultCount()).isEqualTo(2);
    }

    @Test
    void aSectionWithoutByteOrderIsSkippedUpToTheNextBlock() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET);
        int damaged = writer.size();
        byte[] bytes = writer.section(ByteOrder.BIG_ENDIAN)
                .section(ByteOrder.BIG_ENDIAN)
                .network(LinkType.RAW)
                .packet(0, MICROS, QUERY)
                .toByteArray();
        bytes[damaged + 8] = 0;

        Reading capture = CapturedFrame.read(bytes);

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.frame(0).linkType()).isEqualTo(LinkType.RAW);
        assertThat(capture.fault().kind()).isEqualTo(Kind.BAD_BLOCK);
    }

    @Test
    void anOptionLongerThanItsBlockKeepsTheInterface() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapngWriter()
                .section()
                .block(1, Bytes.hex("0100 0000 00000000"), Bytes.hex("0900 0100 09000000"), Bytes.hex("0100 ffff"))
                .packet(0, 5, SYN)
                .toByteArray());

        assertThat(capture.frame(0).nanos()).isEqualTo(5);
        assertThat(capture.fault().kind()).isEqualTo(Kind.BAD_BLOCK);
    }

    @Test
    void thousandsOfFaultsAreCountedAndTheFirstKept() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET);
        for (int i = 0; i < 5000; i++) {
            writer.packet(7, MICROS, SYN);
        }
        Reading capture = CapturedFrame.read(writer.packet(0, MICROS, SYN).toByteArray());

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.faultCount()).isEqualTo(5000);
        assertThat(capture.faults()).hasSize(FaultLog.LIMIT);
    }

    @Test
    void interfacesBeyondAnyReasonAreNotRemembered() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section();
        for (int i = 0; i <= Interfaces.LIMIT; i++) {
            writer.network(LinkType.ETHERNET);
        }
        Reading capture = CapturedFrame.read(writer.packet(Interfaces.LIMIT - 1, MICROS, SYN)
                .packet(Interfaces.LIMIT, MICROS, SYN)
                .toByteArray());

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.faults()).extracting(CaptureFault::kind).containsExactly(Kind.BAD_BLOCK,
                Kind.UNKNOWN_INTERFACE);
    }
}
