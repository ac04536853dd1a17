package shad.views;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Features stand side by side on common ground, and only the shell knows them all.
@AnalyzeClasses(packages = "shad.views", importOptions = ImportOption.DoNotIncludeTests.class)
class FeatureOrderTest {
    private static final String[] COMMON = {
        "shad.views.fx..",
        "shad.views.style..",
        "shad.views.text..",
        "shad.views.control..",
        "shad.views.plot..",
        "shad.views.table..",
        "shad.views.selection.."
    };

    @ArchTest
    static final ArchRule featuresNeverUseEachOther =
            slices().matching("shad.views.(*)..")
                    .should().notDependOnEachOther()
                    .ignoreDependency(resideInAPackage("shad.views.shell.."), resideInAPackage("shad.views.."))
                    .ignoreDependency(resideInAPackage("shad.views.."), resideInAnyPackage(COMMON))
                    .because("features meet in selection");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("shad.views.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule viewModelsKnowNoNodes =
            noClasses().that().haveSimpleNameEndingWith("ViewModel")
                    .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
                    .allowEmptyShould(true)
                    .because("a view model is tested without a stage");
}
