package shad.model.capture;

import java.util.List;

/// A cursor that walks another one in a way of its own.
abstract class ForwardingCursor implements FrameCursor {
    private final FrameCursor source;

    ForwardingCursor(FrameCursor source) {
        this.source = source;
    }

    @Override
    public Frame frame() {
        return source.frame();
    }

    @Override
    public String interfaceName() {
        return source.interfaceName();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public List<CaptureFault> faults() {
        return source.faults();
    }

    @Override
    public long faultCount() {
        return source.faultCount();
    }

    @Override
    public long[] landmarks() {
        return source.landmarks();
    }

    @Override
    public void close() {
        source.close();
    }
}
