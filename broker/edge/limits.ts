/** What one connection may take, each with its stated answer (docs/architecture.md). */
export const limits = {
  /** A larger packet before login: closed. */
  packetBytesBeforeLogin: 16 * 1024,
  /** A larger packet after login: closed, v5 with 0x95. */
  packetBytes: 256 * 1024,
  /** What its topic may be longer by inside the broker; the session layer, which sees it so, takes as much more. */
  packetBytesInside: 1024,
  /** CONNECT must be whole by then. */
  connectWithinMs: 10_000,
  /** How long a CONNECT waits for the database before it hears "server unavailable". */
  suspendedConnectMs: 5_000,
  /** Publishes of one client on their way to the commit; beyond it the socket waits. */
  inFlight: 100,
  /** Messages of QoS 1 and 2 that a v5 client may have under way, told to it; stock clients take no heed of a low one. */
  receiveMaximum: 1_000,
  /** The same towards the client, at most, whatever it says of itself. */
  outboundInFlight: 10_000,
  /** Messages that wait because the client has acknowledged too few; one more cuts it. */
  outboundHeld: 1_000,
  /** Bytes waiting for a slow reader: above it QoS 0 is dropped ... */
  outboundSoftBytes: 1024 * 1024,
  /** ... and above this the reader is cut. */
  outboundHardBytes: 2 * 1024 * 1024,
  filtersPerSubscribe: 10,
  filtersPerSession: 100,
  /** Sockets that have not logged in, over all listeners; beyond it a new one is closed at once. */
  socketsBeforeLogin: 5_000,
  /** Messages that a durable session has not acknowledged, or that wait for it. */
  queuedMessages: 1_000,
  /** The same in bytes. */
  queuedBytes: 16 * 1024 * 1024,
  clientIdBytes: 1024,
  sessionExpirySeconds: 7 * 24 * 3600,
  topicAliases: 16,
  /** Towards the client, at most. */
  outboundTopicAliases: 64,
} as const

/** A larger packet is refused; before CONNECT nobody is known, and less is taken. */
export const packetBytesMax = (hasConnected: boolean): number =>
  hasConnected ? limits.packetBytes : limits.packetBytesBeforeLogin
