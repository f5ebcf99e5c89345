/** Written so that old versions of Node can still read it and say what is wrong. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Signalbox needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org.\n`,
  )
  process.exit(1)
}
