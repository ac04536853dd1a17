package shad.model.capture.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CapturedFrame;
import shad.model.capture.CapturedFrame.Reading;
import shad.model.capture.LinkType;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;

class PcapCursorTest {
    private static final long TIME = 1_700_000_000_123_456_789L;
    private static final Packet SYN =
            Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 80).flags("S").build();
    private static final Packet QUERY =
            Packets.ethernet().ipv4("10.0.0.1", "10.0.0.53").udp(5353, 53).payload("name?").build();

    private static List<ByteOrder> byteOrders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("byteOrders")
    void microsecondFilesOfEitherByteOrderAreRead(ByteOrder order) throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter()
                .order(order)
                .packet(TIME, SYN)
                .packet(TIME + 1_000_000, QUERY)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frames()).hasSize(2);
        CapturedFrame first = capture.frame(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.position()).isEqualTo(24);
        assertThat(first.linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(first.nanos()).isEqualTo(1_700_000_000_123_456_000L);
        assertThat(first.originalLength()).isEqualTo(SYN.bytes().length);
        assertThat(first.toByteArray()).isEqualTo(SYN.bytes());
        CapturedFrame second = capture.frame(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.position()).isEqualTo(24 + 16 + SYN.bytes().length);
        assertThat(second.nanos()).isEqualTo(1_700_000_000_124_456_000L);
        assertThat(second.toByteArray()).isEqualTo(QUERY.bytes());
    }

    @ParameterizedTest
    @MethodSource("byteOrders")
    void nanosecondFilesKeepTheirNanoseconds(ByteOrder order) throws CaptureException {
        Reading capture = CapturedFrame.read(
                new PcapWriter().order(order).nanos().packet(TIME, SYN).toByteArray());

        assertThat(capture.frame(0).nanos()).isEqualTo(TIME);
    }

    @Test
    void secondsAreUnsigned() throws CaptureException {
        long year2100 = 4_102_444_800_000_000_000L;

        Reading capture =
                CapturedFrame.read(new PcapWriter().packet(year2100, SYN).toByteArray());

        assertThat(capture.frame(0).nanos()).isEqualTo(year2100);
    }

    @Test
    void longerRecordHeadersOfPatchedFilesAreSkipped() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter()
                .patched()
                .packet(TIME, SYN)
                .packet(TIME, QUERY)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frame(0).toByteArray()).isEqualTo(SYN.bytes());
        assertThat(capture.frame(1).toByteArray()).isEqualTo(QUERY.bytes());
    }

    @Test
    void filesOfVersionsBefore23GiveTheOriginalLengthFirst() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter()
                .version(2, 2)
                .record(TIME, 1500, 4, new byte[] {1, 2, 3, 4})
                .toByteArray());

        assertThat(capture.frame(0).originalLength()).isEqualTo(1500);
        assertThat(capture.frame(0).toByteArray()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 101, 113, 147, 276, 65535})
    void linkTypesSurviveKnownOrNot(int linkType) throws CaptureException {
        Reading capture = CapturedFrame.read(
                new PcapWriter().linkType(linkType).packet(TIME, SYN).toByteArray());

        assertThat(capture.frame(0).linkType()).isEqualTo(linkType);
    }

    @Test
    void frameCheckSequenceLengthIsNoPartOfTheLinkType() throws CaptureException {
        Reading capture = CapturedFrame.read(
                new PcapWriter().linkType(0x5400_0001).packet(TIME, SYN).toByteArray());

        assertThat(capture.frame(0).linkType()).isEqualTo(LinkType.ETHERNET);
    }

    @Test
    void framesMayBeShorterThanOnTheWireOrEmptyOrClaimLessThanTheyHave() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter()
                .packet(TIME, SYN.captured(20))
                .record(TIME, 0, 60)
                .record(TIME, 3, 2, (byte) 1, (byte) 2, (byte) 3)
                .record(TIME, 0, 0)
                .record(TIME, 1, -1, (byte) 9)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frames())
                .extracting(frame -> frame.toByteArray().length)
                .containsExactly(20, 0, 3, 0, 1);
        assertThat(capture.frames())
                .extracting(CapturedFrame::originalLength)
                .containsExactly(SYN.bytes().length, 60, 2, 0, Integer.MAX_VALUE);
    }

    @Test
    void framesLongerThanTheSnaplenShowItsWorth() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter()
                .snaplen(20)
                .packet(TIME, SYN)
                .packet(TIME, QUERY)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frame(0).toByteArray()).isEqualTo(Arrays.copyOf(SYN.bytes(), 20));
        assertThat(capture.frame(1).toByteArray()).isEqualTo(Arrays.copyOf(QUERY.bytes(), 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1 << 30})
    void framesLargerThanTheWindowFitUnlessTheSnaplenForbidsThem(int snaplen) throws CaptureException {
        byte[] jumbo = new byte[9 << 20];
        jumbo[jumbo.length - 1] = 42;

        Reading capture = CapturedFrame.read(new PcapWriter()
                .snaplen(snaplen)
                .packet(TIME, SYN)
                .record(TIME, jumbo.length, jumbo.length, jumbo)
                .packet(TIME, QUERY)
                .toByteArray());

        assertThat(capture.faults()).isEmpty();
        assertThat(capture.frame(1).toByteArray()).isEqualTo(jumbo);
        assertThat(capture.frame(2).toByteArray()).isEqualTo(QUERY.bytes());
    }

    @Test
    void aFileWithoutRecordsHasNoFramesAndNoFaults() throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter().toByteArray());

        assertThat(capture.frames()).isEmpty();
        assertThat(capture.faults()).isEmpty();
    }

    @Test
    void aCutRecordKeepsTheFramesBeforeIt() throws CaptureException {
        byte[] whole = new PcapWriter().packet(TIME, SYN).packet(TIME, QUERY).toByteArray();

        Reading capture = CapturedFrame.read(Arrays.copyOf(whole, whole.length - 1));

        assertThat(capture.frames()).hasSize(1);
        CaptureFault fault = capture.fault();
        assertThat(fault.kind()).isEqualTo(CaptureFault.Kind.TRUNCATED);
        assertThat(fault.frameNumber()).isEqualTo(2);
        assertThat(fault.filePosition()).isEqualTo(24 + 16 + SYN.bytes().length);
        assertThat(fault.file()).isEqualTo("test capture");
        assertThat(fault.reason()).contains("62 of 63 bytes");
    }

    @Test
    void aCutRecordHeaderKeepsTheFramesBeforeIt() throws CaptureException {
        Reading capture = CapturedFrame.read(
                new PcapWriter().packet(TIME, SYN).raw(new byte[15]).toByteArray());

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.fault().kind()).isEqualTo(CaptureFault.Kind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 262_145, 1 << 24})
    void anAbsurdLengthEndsTheCaptureAndKeepsTheFramesBeforeIt(int capturedLength) throws CaptureException {
        Reading capture = CapturedFrame.read(new PcapWriter()
                .snaplen(65535)
                .packet(TIME, SYN)
                .record(TIME, capturedLength, 60)
                .packet(TIME, QUERY)
                .toByteArray());

        assertThat(capture.frames()).hasSize(1);
        assertThat(capture.fault().kind()).isEqualTo(CaptureFault.Kind.ABSURD_LENGTH);
        assertThat(capture.fault().reason()).contains(Integer.toUnsignedString(capturedLength));
    }

    @Test
    void aCutFileHeaderLeavesNothingToRead() {
        byte[] header = Arrays.copyOf(new PcapWriter().toByteArray(), 23);

        assertThatThrownBy(() -> CapturedFrame.read(header))
                .isInstanceOf(CaptureException.class)
                .hasMessage("test capture ends within its file header: 23 of 24 bytes; get an undamaged copy");
    }
}
