package shad.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bytes flow one way: each package uses only the packages that its row names. A package without a row of its own
/// belongs to the row of the package around it.
@AnalyzeClasses(packages = PackageOrderTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class PackageOrderTest {
    static final String ROOT = "shad.model";

    // @formatter:off
    private static final Map<String, Set<String>> USES = Map.ofEntries(
            row("home"),
            row("conn"),
            row("buffer"),
            row("capture",      "buffer"),
            row("capture.live", "buffer", "capture", "home"),
            row("wire",         "buffer"),
            row("decode",       "buffer", "capture", "wire", "conn"),
            row("flow",         "decode", "conn"),
            row("service.parse",    "buffer"),
            row("service.pattern"),
            row("service",          "buffer", "conn", "service.parse", "service.pattern"),
            row("service.names",    "buffer", "conn", "service", "service.parse"),
            row("service.network",  "buffer", "conn", "service", "service.parse"),
            row("service.known",    "conn", "service"),
            row("service.tls",      "buffer", "conn", "service", "service.parse"),
            row("service.database", "buffer", "conn", "service", "service.parse"),
            row("service.industrial","buffer", "conn", "service", "service.parse"),
            row("service.mime",     "buffer", "service.parse"),
            row("service.web",      "buffer", "conn", "service", "service.parse", "service.mime"),
            row("service.mail",     "buffer", "conn", "service", "service.parse", "service.mime"),
            row("service.remote",   "buffer", "conn", "service", "service.parse"),
            row("service.directory","conn", "service", "service.parse"),
            row("service.windows",  "conn", "service", "service.parse"),
            row("service.smb",      "conn", "service", "service.parse"),
            row("service.talk",     "buffer", "conn", "service", "service.parse"),
            row("service.files",    "buffer", "conn", "service", "service.parse"),
            row("service.registry", "service", "service.names", "service.network", "service.tls",
                                "service.database", "service.industrial", "service.web", "service.mail",
                                "service.remote", "service.directory", "service.windows", "service.smb",
                                "service.talk", "service.files"),
            row("tracker.session",  "decode", "flow", "conn", "store", "store.build", "service"),
            row("tracker.tcp",      "buffer", "decode", "flow", "wire", "conn", "store.build", "tracker.session"),
            row("tracker.datagram", "buffer", "decode", "flow", "wire", "conn", "service", "tracker.session"),
            row("tracker",      "buffer", "capture", "wire", "decode", "flow", "conn", "store", "store.build",
                                "tracker.session", "tracker.tcp", "tracker.datagram", "service", "service.known", "service.registry"),
            row("store",        "buffer", "conn"),
            row("store.build",  "buffer", "conn", "store"),
            row("query",        "store", "conn"),
            row("log",          "buffer", "capture", "conn", "store", "store.build", "query"),
            row("marks",        "export", "store", "conn", "home"),
            row("query.filter", "query", "query.filter.grammar", "marks", "store", "conn"),
            row("query.filter.grammar"),
            row("inspect",      "buffer", "capture", "wire", "decode", "flow", "conn", "store", "export", "service",
                                "service.known", "service.registry", "tracker", "tracker.session"),
            row("inspect.graph", "conn", "wire", "inspect"),
            row("export",       "query", "store", "capture", "conn"),
            row("analysis",     "capture", "capture.live", "decode", "tracker", "service.known", "conn", "store", "query", "inspect", "export", "log"));
    // @formatter:on

    private static final DescribedPredicate<JavaClass> HAVE_A_ROW =
            DescribedPredicate.describe("have a row", javaClass -> row(javaClass).isPresent());

    @ArchTest
    static final ArchRule everyPackageHasARow =
            classes().should(ArchCondition.from(HAVE_A_ROW))
                    .because("a new package takes its place in the order of this test");

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheirRowNames =
            classes().that(HAVE_A_ROW)
                    .should(useOnlyWhatTheirRowNames())
                    .because("frames, connections and rows flow one way");

    private static Map.Entry<String, Set<String>> row(String name, String... uses) {
        return Map.entry(name, Set.of(uses));
    }

    /// The row of the class's package, or of the nearest package around it; empty for classes of other modules.
    private static Optional<String> row(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        while (name.startsWith(ROOT + ".")) {
            String row = name.substring(ROOT.length() + 1);
            if (USES.containsKey(row)) {
                return Optional.of(row);
            }
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return Optional.empty();
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheirRowNames() {
        return new ArchCondition<>("use only what their row names") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                String row = row(user).orElseThrow();
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    Optional<String> used = row(dependency.getTargetClass());
                    if (used.isPresent() && !used.get().equals(row) && !USES.get(row).contains(used.get())) {
                        events.add(SimpleConditionEvent.violated(
                                dependency, row + " must not use " + used.get() + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }
}
