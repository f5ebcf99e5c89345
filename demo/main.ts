/** DEMO=1: a company with a plant, a building, an orchard and their devices, which publish over real MQTT until this process ends. */
import { ConfigError, readConfig } from '@/lib/config/config'
import { loadSecret, loadSecrets } from '@/lib/config/secrets'
import type { Latest } from '@/lib/contract/readings'
import { isFault } from '@/lib/core/fault'
import { makeLog } from '@/lib/log/log'
import type { Ctx } from '@/lib/services/context'
import { jobWork } from '@/lib/services/jobs/job-kinds'
import { JobRunner } from '@/lib/services/jobs/job-runner'
import { makeServices } from '@/lib/services/make-services'
import { getLatest } from '@/lib/services/readings/get-latest'
import { runVerb } from '@/lib/services/run-verb'
import { accountLogins } from './account-logins'
import { brokerAddress } from './broker-address'
import { demoCtx, ensureFleet, type FleetMember } from './ensure-fleet'
import { ensureLogins } from './ensure-logins'
import { fewAtATime } from './few-at-a-time'
import { sendFirstCommand } from './first-command'
import { commandCabinets, furnish, isCabinet } from './furnish'
import { placeOf } from './place'
import { type Simulation, simulateDevice } from './simulate-device'

async function main(): Promise<void> {
  const config = readConfig()
  const log = makeLog('demo', config.logLevel)
  const broker = brokerAddress(config)
  const services = makeServices(config, loadSecrets(config))
  const ctx = demoCtx(services)
  const simulations: Simulation[] = []
  // Imports are jobs: they end without a web process as well.
  const jobs = new JobRunner({
    services,
    kinds: jobWork,
    onError: (error, jobId) => log.error({ err: error, jobId }, 'a job met an error'),
  })
  stopWhenTold(async () => {
    await Promise.all([jobs.stop(), ...simulations.map((simulation) => simulation.stop())])
    await services.close()
  })

  const onFault = (error: unknown): void => {
    if (!isFault(error)) throw error
    log.warn({ reason: error.message }, 'a part of the demo was left out')
  }
  const fleet = await ensureFleet(ctx, onFault)
  await furnish(ctx, fleet).catch(onFault)
  const { members } = fleet
  const logins = await ensureLogins(ctx, members, loadSecret(config.dataDir))
  const accounts = await accountLogins(ctx, members)
  process.stdout.write(`signalbox  ${summary(members)}\n`)
  process.send?.({ ready: true })

  const inTurn = fewAtATime(HISTORIES_AT_ONCE)
  let cabinetsAwaited = members.filter(isCabinet).length
  const onReady = async (member: FleetMember): Promise<void> => {
    if (!member.isOfHerd) await sendFirstCommand(ctx, member)
    else if (isCabinet(member) && --cabinetsAwaited === 0) {
      await commandCabinets(fleet)
      await jobs.stop()
    }
  }
  // Those that a reader is shown first have their history first.
  for (const member of [...members].sort((a, b) => Number(a.isOfHerd) - Number(b.isOfHerd))) {
    const login = (member.id && logins.get(member.id)) ?? accounts.get(member.device.asset)
    if (!login || isStopping || member.device.stays === 'spare') continue
    simulations.push(
      simulateDevice({
        member,
        place: placeOf(member, login.password),
        login,
        latest: member.isNew ? [] : await latestOf(ctx, member),
        broker,
        siblingRoot: siblingOf(member, members),
        log,
        inTurn,
        onReady: () => onReady(member),
      }),
    )
  }
}

const HISTORIES_AT_ONCE = 4

async function latestOf(ctx: Ctx, { id }: FleetMember): Promise<readonly Latest[]> {
  return id === undefined ? [] : (await runVerb(getLatest, ctx, { id })).items
}

/** Where another device of the same tenant publishes: for one that mistakes itself. */
function siblingOf(member: FleetMember, members: readonly FleetMember[]): string {
  const sibling = members.find(({ id, tenantId }) => tenantId === member.tenantId && id !== member.id)
  return placeOf(sibling ?? member, '').root
}

function summary(members: readonly FleetMember[]): string {
  const made = members.filter(({ isNew }) => isNew).length
  const count = new Set(members.map(({ tenantId }) => tenantId)).size
  const done = made === 0 ? 'found as it was left' : `${made} of them made just now`
  const careless = members.find(({ device }) => device.isCareless)?.device.name
  const dialects = new Set(members.map(({ device }) => device.dialect)).size
  const lockedOut = members.find(({ device }) => device.login === 'wrong-password')?.device.name
  return (
    `Demo: "${members[0]?.companyName}" with ${count} tenants and ${members.length} devices (${done}) publishes over MQTT in ${dialects} dialects; ` +
    `"${careless}" makes mistakes and "${lockedOut}" has a wrong password, on purpose.`
  )
}

let isStopping = false

function stopWhenTold(stop: () => Promise<void>): void {
  const end = () => {
    if (isStopping) return
    isStopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}

main().catch((error: unknown) => {
  // What was under way when it was told to stop finds its database closed.
  if (isStopping) return
  if (error instanceof ConfigError || isFault(error)) refuse(`The demo cannot start: ${error.message}`)
  else {
    console.error(error)
    process.exit(1)
  }
})

function refuse(sentence: string): void {
  if (process.send) process.send({ refused: sentence }, () => process.exit(1))
  else {
    process.stderr.write(`${sentence}\n`)
    process.exit(1)
  }
}
