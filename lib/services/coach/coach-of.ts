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
  const failedAt = passage && 'record' in passage ? connectStages.indexOf(passage.stage) : undefined
  return connectStages.map((stage, index): CoachStep => {
    if (!passage) return waiting(stage, facts)
    if (failedAt === undefined || index < failedAt) {
      return {
        stage,
        state: 'done',
        at: passage.at,
        sentence: passedWords(stage, { ...facts, passage }),
        mend: null,
      }
    }
    if (index === failedAt && 'record' in passage) return failed(stage, passage.record)
    return waiting(stage, facts)
  })
}

function passageOf({ deviceId, attempts, messages, status }: CoachFacts): Passage | undefined {
  const attempt = withItsCause(attempts)
  const [message] = messages
  // What came in after the last attempt came over a connection.
  if (message && (!attempt || message.seq > attempt.seq)) {
    const { at, address, protocolVersion: version } = message
    return { at, address, version, gateway: gatewayOf(message, deviceId) }
  }
  if (attempt) {
    const { at, address, protocolVersion: version } = attempt
    const common = { at, address, version, gateway: null }
    return attempt.outcome === 'allowed' ? common : { ...common, stage: stageOf(attempt), record: attempt }
  }
  if (status.connectedAt === null) return undefined
  return { at: status.connectedAt, address: status.address, version: status.protocolVersion, gateway: null }
}

/** Who has to wait does so for what was wrong before: that is what helps, and the wait is said behind it. */
function withItsCause([newest, ...before]: readonly LogRecord[]): LogRecord | undefined {
  if (newest?.code !== 'too-many-attempts') return newest
  const cause = before.find(({ code }) => code !== 'too-many-attempts')
  if (cause?.outcome !== 'refused') return newest
  return { ...cause, seq: newest.seq, at: newest.at, sentence: `${cause.sentence} ${newest.sentence}` }
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
  return { stage: 'publish', state: 'done', at, sentence, mend: null }
}

function storedStep(facts: CoachFacts): CoachStep {
  const { messages, storedAt } = facts
  if (storedAt !== null) {
    return { stage: 'stored', state: 'done', at: storedAt, sentence: 'A reading is stored.', mend: null }
  }
  const reached = messages.find((one) => !isMisaddressed(one))
  if (reached?.outcome === 'refused') return failed('stored', reached)
  const step = waiting('stored', facts)
  return reached ? { ...step, sentence: `Nothing is stored yet: ${reached.sentence}` } : step
}

const failed = (stage: CoachStage, { at, sentence, mend }: LogRecord): CoachStep => ({
  stage,
  state: 'failed',
  at,
  sentence,
  mend: mend?.sentence ?? null,
})

const waiting = (stage: CoachStage, facts: CoachFacts): CoachStep => ({
  stage,
  state: 'waiting',
  at: null,
  ...waitingWords(stage, facts),
})
