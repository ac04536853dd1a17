package shad.model.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// A cable with a network namespace at either end, so that what is sent on it meets nothing of this machine. Needs root;
/// where it cannot be laid, the test is skipped and says so.
public final class TestNetwork implements AutoCloseable {
    /// The end from which frames are sent.
    public static final String NEAR = "near0";
    /// The end at which frames are captured.
    public static final String FAR = "far0";

    private static final int CLONE_NEWNET = 0x4000_0000;
    private static int count;

    private final String sender;
    private final String receiver;

    private TestNetwork(String sender, String receiver) {
        this.sender = sender;
        this.receiver = receiver;
    }

    /// Lays the cable, or aborts the test.
    public static TestNetwork lay() {
        String name = "shad" + ProcessHandle.current().pid() + "-" + count++;
        TestNetwork network = new TestNetwork(name + "-near", name + "-far");
        try {
            network.sh("ip netns add " + network.sender);
            network.sh("ip netns add " + network.receiver);
            // Nothing but what the test sends.
            network.inSender("sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1");
            network.inReceiver("sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1");
            network.sh("ip -n " + network.sender + " link add " + NEAR + " type veth peer name " + FAR + " netns "
                    + network.receiver);
            network.sh("ip -n " + network.sender + " link set " + NEAR + " up");
            network.sh("ip -n " + network.receiver + " link set " + FAR + " up");
            network.inSender("tcpreplay --version");
        } catch (IOException | InterruptedException e) {
            network.close();
            abort("needs root, ip (iproute2), tcpreplay and libpcap: " + e.getMessage());
        }
        return network;
    }

    /// Runs something on this thread in the capturing namespace: interfaces that it opens are those of the namespace.
    public <T> T whereCaptured(Callable<T> work) throws Exception {
        int home = SystemCall.open("/proc/thread-self/ns/net");
        int namespace = SystemCall.open("/run/netns/" + receiver);
        try {
            SystemCall.setns(namespace, CLONE_NEWNET);
            return work.call();
        } finally {
            SystemCall.setns(home, CLONE_NEWNET);
            SystemCall.close(namespace);
            SystemCall.close(home);
        }
    }

    /// Sends a capture over the cable.
    ///
    /// @param pace an option of tcpreplay, such as `--topspeed` or `--pps=1000`
    /// @return what tcpreplay said
    public String replay(Path capture, String pace) throws IOException, InterruptedException {
        return inSender("tcpreplay -q " + pace + " -i " + NEAR + " " + capture);
    }

    /// Takes the capturing end of the cable away.
    public void cut() throws IOException, InterruptedException {
        inReceiver("ip link delete " + FAR);
    }

    /// Runs a command at the sending end.
    public String inSender(String command) throws IOException, InterruptedException {
        return sh("ip netns exec " + sender + " " + command);
    }

    /// Runs a command at the capturing end.
    public String inReceiver(String command) throws IOException, InterruptedException {
        return sh("ip netns exec " + receiver + " " + command);
    }

    /// The words by which a command is run at the capturing end.
    public List<String> atReceiver(List<String> command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", receiver));
        words.addAll(command);
        return words;
    }

    private String sh(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }

    @Override
    public void close() {
        for (String namespace : List.of(sender, receiver)) {
            try {
                sh("ip netns delete " + namespace);
            } catch (IOException e) {
                // It was never made.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
