import { noSuchCall } from '@/lib/http/no-such-call'

export { noSuchCall as DELETE, noSuchCall as GET, noSuchCall as PATCH, noSuchCall as POST, noSuchCall as PUT }
