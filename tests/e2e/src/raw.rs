//! An origin that speaks no HTTP of its own: it writes the bytes that it is given and closes the connection. For what a server of
//! good manners cannot be brought to say.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::serve::free_port;

/// Such an origin. Dropping it ends it.
#[derive(Debug)]
pub struct Raw {
    address: SocketAddr,
    bytes: Arc<Mutex<Vec<u8>>>,
    task: JoinHandle<()>,
}

impl Raw {
    /// Starts on a free port, and closes every connection without a word until it is given some.
    ///
    /// # Panics
    /// When this machine has no free port.
    pub async fn start() -> Self {
        let listener = free_port().await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&bytes);
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let bytes = shared.lock().unwrap_or_else(PoisonError::into_inner).clone();
                // A client that goes away in between is what such a server deserves.
                tokio::spawn(async move { _ = speak(connection, &bytes).await });
            }
        });
        Self { address, bytes, task }
    }

    /// Where it is, as the widget's `source` takes it.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on it says this to everybody.
    pub fn say(&self, bytes: impl Into<Vec<u8>>) {
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = bytes.into();
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Hears the question to its end, then answers.
async fn speak(mut connection: TcpStream, bytes: &[u8]) -> std::io::Result<()> {
    let mut heard = Vec::new();
    while !heard.ends_with(b"\r\n\r\n") {
        if connection.read_buf(&mut heard).await? == 0 {
            return Ok(());
        }
    }
    connection.write_all(bytes).await?;
    connection.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn says_what_it_is_given_and_hangs_up() {
        let raw = Raw::start().await;
        for expected in ["", "nonsense", "HTTP/1.1 200 OK\r\n\r\n"] {
            raw.say(expected);
            let mut connection = TcpStream::connect(raw.address).await.unwrap();
            connection.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
            let mut heard = String::new();
            connection.read_to_string(&mut heard).await.unwrap();
            assert_eq!(heard, expected);
        }
    }
}
