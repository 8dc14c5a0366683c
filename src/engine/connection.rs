//! Kinds of connection, by the round trips until the first byte of an answer.

/// How a request reaches its service.
///
/// Round trips from the moment of the request, after name resolution: RFC 8446 (TLS 1.3), RFC 5246
/// (TLS 1.2), RFC 9000 and 9001 (QUIC), RFC 6455 (WebSocket), RFC 9112 section 9.3 (a connection kept alive).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Connection {
    /// HTTP on an open connection: the message itself. Another request of HTTP/2 costs the same.
    #[default]
    KeptAlive,
    /// A new one: TCP, TLS 1.3, the message.
    New,
    /// A new one with TLS 1.2, which takes a round trip more.
    NewTls12,
    /// A new one with QUIC, whose handshake carries that of TLS.
    NewQuic,
    /// An open WebSocket: the message itself. It saves no round trip over a connection that is kept alive.
    WebSocket,
    /// A new WebSocket: TCP, TLS 1.3, the upgrade, the message.
    NewWebSocket,
}

impl Connection {
    /// Every kind; the default first.
    pub const ALL: [Self; 6] =
        [Self::KeptAlive, Self::New, Self::NewTls12, Self::NewQuic, Self::WebSocket, Self::NewWebSocket];

    /// The words for them in links and reports, in the same order.
    pub const NAMES: [&'static str; 6] = ["kept-alive", "new", "new-tls1.2", "new-quic", "websocket", "new-websocket"];

    /// Round trips until the first byte of an answer.
    pub const fn round_trips(self) -> u32 {
        match self {
            Self::KeptAlive | Self::WebSocket => 1,
            Self::NewQuic => 2,
            Self::New => 3,
            Self::NewTls12 | Self::NewWebSocket => 4,
        }
    }

    /// Round trips to open it before its first message, where it then stays open: TCP and TLS 1.3, and for a WebSocket
    /// the upgrade. 0 for a connection that each request opens anew: [`Connection::round_trips`] counts it each time.
    pub const fn opening(self) -> u32 {
        match self {
            Self::KeptAlive => 2,
            Self::WebSocket => 3,
            Self::New | Self::NewTls12 | Self::NewQuic | Self::NewWebSocket => 0,
        }
    }
}
