/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // TypeScript 7 has no API for Next to call: `npm run check` runs its compiler over the whole house instead.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: native code, worker files, or one instance a process.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pg',
    'pg-copy-streams',
    'pino',
    'thread-stream',
  ],
  // The private socket and DATA_DIR never belong into what is traced for a deployment.
  outputFileTracingExcludes: { '*': ['data/**'] },
}

export default config
