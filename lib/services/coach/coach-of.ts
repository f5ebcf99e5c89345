/** How far a device has come, told from what is recorded of it. Pure. */
import type { CoachStage, CoachStep } from '@/lib/contract/coach'
import type { LogRecord } from '@/lib/contract/logs'
import { type CoachFacts, type ConnectStage, connectStages, type Passage } from './coach-facts'
import { passedWords, waitingWords } from './coach-words'

export function coachOf(facts: CoachFacts): readonly CoachStep[] {
  return [...connectSteps(facts), publishStep(facts), storedStep(facts)]
}

function connectSteps(facts: CoachFacts): readonly CoachStep[] {
  const passage = passageOf(facts)
  const refused = passage?.refused
  const failedAt = refused ? connectStages.indexOf(refused.stage) : undefined
  return connectStages.map((stage, index): CoachStep => {
    if (!passage) return waiting(stage, facts)
    if (failedAt === undefined || index < failedAt) {
      return {
        stage,
        state: 'done',
        at: passage.at,
        sentence: passedWords(stage, passage),
        ...nothingToMend,
      }
    }
    if (index === failedAt && refused) return failed(stage, refused.record)
    return waiting(stage, facts)
  })
}

function passageOf({ deviceId, attempts, messages, status, listener }: CoachFacts): Passage | undefined {
  const [attempt] = attempts
  const [message] = messages
  // What came in after the last attempt came over a connection.
  if (message && (!attempt || message.seq > attempt.seq))
    return { ...comingOf(message), gateway: gatewayOf(message, deviceId), refused: null }
  if (attempt) {
    const coming = { ...comingOf(attempt), gateway: null }
    if (attempt.outcome === 'allowed') return { ...coming, refused: null }
    const record = withItsCause(attempt, attempts)
    return { ...coming, refused: { stage: stageOf(record), record } }
  }
  const { connectedAt, address, protocolVersion } = status
  if (connectedAt === null) return undefined
  return { at: connectedAt, address, listener, version: protocolVersion, gateway: null, refused: null }
}

const comingOf = ({ at, address, listener, protocolVersion: version }: LogRecord) => ({
  at,
  address,
  listener,
  version,
})

/** Who has to wait does so for what was wrong before: that is what helps, and the wait is said behind it. */
function withItsCause(newest: LogRecord, attempts: readonly LogRecord[]): LogRecord {
  if (newest.code !== 'too-many-attempts') return newest
  const cause = attempts.find(({ code }) => code !== 'too-many-attempts')
  if (cause?.outcome !== 'refused') return newest
  return { ...cause, at: newest.at, sentence: `${cause.sentence} ${newest.sentence}` }
}

/** Another device of its tenant that spoke for it. */
function gatewayOf({ principalKey, principal }: LogRecord, deviceId: string): string | null {
  return principalKey?.startsWith('device:') && principalKey !== `device:${deviceId}` ? principal : null
}

function stageOf({ stage, code }: LogRecord): ConnectStage {
  switch (code) {
    case 'version-not-accepted':
      return 'version'
    case 'client-id-not-accepted':
    case 'clean-session-required':
    case 'keep-alive-not-advised':
    case 'will-not-allowed':
      return 'client-id'
    default:
      return stage === 'auth' || stage === 'acl' ? 'credential' : stage === 'state' ? 'state' : 'connect'
  }
}

/** Refused for where it was sent, rather than for what it held. */
const isMisaddressed = ({ outcome, stage }: LogRecord): boolean =>
  outcome === 'refused' && (stage === 'acl' || stage === 'topic')

function publishStep(facts: CoachFacts): CoachStep {
  const { messages, storedAt } = facts
  const [newest] = messages
  if (newest && storedAt === null && isMisaddressed(newest)) return failed('publish', newest)
  const reached = messages.find((one) => !isMisaddressed(one))
  const at = reached?.at ?? storedAt
  if (at === null) return waiting('publish', facts)
  const sentence = reached?.topic ? `A message came in on ${reached.topic}.` : 'A message came in.'
  return { stage: 'publish', state: 'done', at, sentence, ...nothingToMend }
}

function storedStep(facts: CoachFacts): CoachStep {
  const { messages, storedAt } = facts
  if (storedAt !== null) {
    return {
      stage: 'stored',
      state: 'done',
      at: storedAt,
      sentence: 'A reading is stored.',
      ...nothingToMend,
    }
  }
  const reached = messages.find((one) => !isMisaddressed(one))
  if (reached?.outcome === 'refused') return failed('stored', reached)
  const step = waiting('stored', facts)
  return reached ? { ...step, sentence: `Nothing is stored yet: ${reached.sentence}` } : step
}

const nothingToMend = { mend: null, seq: null, action: null } as const

const failed = (stage: CoachStage, { at, sentence, mend, seq }: LogRecord): CoachStep => ({
  stage,
  state: 'failed',
  at,
  sentence,
  mend: mend?.sentence ?? null,
  seq,
  action: mend?.action ?? null,
})

const waiting = (stage: CoachStage, facts: CoachFacts): CoachStep => ({
  stage,
  state: 'waiting',
  at: null,
  ...nothingToMend,
  ...waitingWords(stage, facts),
})
