/** Ends a silent connection at one and a half times its keep-alive [MQTT-3.1.2-24]; time in which we ourselves do not read is not silence. */
export class KeepAlive {
  private timer: NodeJS.Timeout | undefined
  private lastHeardMs = 0

  constructor(
    private readonly isReading: () => boolean,
    private readonly onSilent: () => void,
  ) {}

  start(seconds: number): void {
    if (seconds === 0) return
    const limitMs = seconds * 1500
    this.heard()
    this.timer = setInterval(
      () => {
        if (!this.isReading()) this.heard()
        else if (performance.now() - this.lastHeardMs > limitMs) this.onSilent()
      },
      Math.min(Math.max(limitMs / 4, 250), 30_000),
    )
    this.timer.unref()
  }

  heard(): void {
    this.lastHeardMs = performance.now()
  }

  stop(): void {
    clearInterval(this.timer)
  }
}
