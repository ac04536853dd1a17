package shad.model.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Path HOME = Path.of("/home/eve");

    @Test
    void foldersAreWhereTheEnvironmentSays() {
        Map<String, String> environment = Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", "/state");

        assertThat(UserFolders.DATA.in(environment::get, HOME)).isEqualTo(Path.of("/data"));
        assertThat(UserFolders.STATE.in(environment::get, HOME)).isEqualTo(Path.of("/state"));
    }

    @Test
    void foldersAreInTheHomeWhereTheEnvironmentSaysNothing() {
        assertThat(UserFolders.CONFIG.in(name -> null, HOME)).isEqualTo(HOME.resolve(".config"));
        assertThat(UserFolders.DATA.in(name -> " ", HOME)).isEqualTo(HOME.resolve(".local/share"));
        assertThat(UserFolders.STATE.in(name -> "", HOME)).isEqualTo(HOME.resolve(".local/state"));
    }
}
