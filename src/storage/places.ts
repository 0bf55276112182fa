import path from 'node:path';

/** Where this program keeps what it remembers. */
export interface Places {
  /** Folder of the settings and the session index. */
  readonly config: string;
  /** Folder of the sessions, private to the user. */
  readonly sessions: string;
}

/**
 * The folders for this system: `STREAMLIT_ARCHITECT_HOME` when it is set, else what the platform's custom is
 * (XDG on Linux, Library on macOS, AppData on Windows). Pure: environment and home folder are given.
 */
export function placesFor(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  platform: string,
): Places {
  const own = environment['STREAMLIT_ARCHITECT_HOME'];
  if (own !== undefined && own !== '') return { config: own, sessions: path.join(own, 'sessions') };
  const name = 'streamlit-architect';
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
    const local = environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
    return { config: path.join(roaming, name), sessions: path.join(local, name, 'sessions') };
  }
  if (platform === 'darwin') {
    const library = path.join(home, 'Library');
    return {
      config: path.join(library, 'Preferences', name),
      sessions: path.join(library, 'Application Support', name, 'sessions'),
    };
  }
  const config = environment['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
  const state = environment['XDG_STATE_HOME'] ?? path.join(home, '.local', 'state');
  return { config: path.join(config, name), sessions: path.join(state, name, 'sessions') };
}
