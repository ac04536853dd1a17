package shad.views.inspector.graphs;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import shad.model.conn.Side;
import shad.model.inspect.graph.Curve;
import shad.views.plot.ChartStyle;
import shad.views.style.Palette;
import shad.views.style.Role;

/// How a curve is told from the others: by its colour, and by its line or its marks.
final class CurveLook {
    private static final Stroke LINE = new BasicStroke(1.4f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER);
    private static final Stroke BAR = new BasicStroke(2.2f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER);
    private static final Stroke DASHES =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0);
    private static final double DOT = 4;
    private static final double MARK = 7;

    private CurveLook() {}

    static String words(Curve curve) {
        String sender = curve.side() == Side.ORIGINATOR ? "originator" : "responder";
        return switch (curve.kind()) {
            case SENT -> "sent";
            case SENT_AGAIN -> "sent again";
            case OUT_OF_ORDER -> "out of order";
            case PROBE -> "keep-alive or probe";
            case ACKNOWLEDGED -> "acknowledged";
            case WINDOW -> "window";
            case THROUGHPUT -> "sent by the " + sender;
            case ROUND_TRIP -> "for the " + sender + "’s bytes";
        };
    }

    static Color color(Curve curve, Palette palette) {
        return ChartStyle.color(palette, switch (curve.kind()) {
            case SENT -> Role.CHIP;
            case SENT_AGAIN -> Role.CHIP_TROUBLE_TEXT;
            case OUT_OF_ORDER, PROBE -> Role.NOTICE_TEXT;
            case ACKNOWLEDGED -> Role.STATE_COMPLETE;
            case WINDOW -> Role.TEXT_MUTED;
            case THROUGHPUT, ROUND_TRIP -> curve.side() == Side.ORIGINATOR ? Role.CHIP : Role.STATE_REFUSED;
        });
    }

    static Stroke stroke(Curve curve) {
        return switch (curve.kind()) {
            case SENT, SENT_AGAIN, OUT_OF_ORDER, PROBE -> BAR;
            case WINDOW -> DASHES;
            case THROUGHPUT -> curve.side() == Side.ORIGINATOR ? LINE : DASHES;
            case ACKNOWLEDGED, ROUND_TRIP -> LINE;
        };
    }

    /// The mark at each item of a curve, around the origin.
    static Shape mark(Curve curve) {
        return switch (curve.kind()) {
            case SENT_AGAIN -> cross();
            case OUT_OF_ORDER -> diamond();
            case PROBE -> triangle();
            case ROUND_TRIP -> curve.side() == Side.ORIGINATOR ? dot() : square();
            default -> dot();
        };
    }

    /// Whether trouble is marked where it would be overlooked as one bar among many.
    static boolean isMarked(Curve curve) {
        return switch (curve.kind()) {
            case SENT_AGAIN, OUT_OF_ORDER, PROBE -> true;
            default -> false;
        };
    }

    private static Shape dot() {
        return new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
    }

    private static Shape square() {
        return new Rectangle2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
    }

    private static Shape cross() {
        Path2D path = new Path2D.Double();
        double half = MARK / 2;
        path.moveTo(-half, -half);
        path.lineTo(half, half);
        path.moveTo(-half, half);
        path.lineTo(half, -half);
        return new BasicStroke(1.8f).createStrokedShape(path);
    }

    private static Shape diamond() {
        double half = MARK / 2;
        return polygon(0, -half, half, 0, 0, half, -half, 0);
    }

    private static Shape triangle() {
        double half = MARK / 2;
        return polygon(0, -half, half, half, -half, half);
    }

    private static Shape polygon(double... places) {
        Path2D path = new Path2D.Double();
        path.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            path.lineTo(places[i], places[i + 1]);
        }
        path.closePath();
        return path;
    }
}
