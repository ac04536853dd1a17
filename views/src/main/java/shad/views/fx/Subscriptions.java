package shad.views.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/// Subscriptions that end together, as a skin's or a view's.
public final class Subscriptions implements Subscription {
    private final List<Subscription> members = new ArrayList<>();

    public void add(Subscription subscription) {
        members.add(subscription);
    }

    /// Ends all of them, the last one first.
    @Override
    public void unsubscribe() {
        for (Subscription member : members.reversed()) {
            member.unsubscribe();
        }
        members.clear();
    }
}
