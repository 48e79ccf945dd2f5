//! A browser with its driver, as a value, for tests and the demo's check. How each is found or installed stands in its own file;
//! this starts none.

use std::path::PathBuf;

use e2e::Engine;

/// A browser and the driver that belongs to it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Whose it is.
    pub engine: Engine,
    /// What draws pages: Chromium, Firefox, WebKitGTK's MiniBrowser.
    pub program: PathBuf,
    /// What clients talk to: chromedriver, geckodriver, WebKitWebDriver.
    pub driver: PathBuf,
    /// What a browser draws on that cannot do without a screen.
    pub screen: Option<Screen>,
}

/// A screen that nobody sees.
#[derive(Debug, Clone)]
pub struct Screen {
    /// The X server.
    pub server: PathBuf,
    /// The folder of the settings, as XDG_CONFIG_HOME names it.
    pub settings: PathBuf,
}
