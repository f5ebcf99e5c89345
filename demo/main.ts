/** DEMO=1: a company with a plant, a building, an orchard and their devices, which publish over real MQTT until this process ends. */
import { ConfigError, readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import type { Latest } from '@/lib/contract/readings'
import { isFault } from '@/lib/core/fault'
import { makeLog } from '@/lib/log/log'
import type { Ctx } from '@/lib/services/context'
import { makeServices } from '@/lib/services/make-services'
import { getLatest } from '@/lib/services/readings/get-latest'
import { runVerb } from '@/lib/services/run-verb'
import { brokerAddress } from './broker-address'
import { demoCtx, ensureFleet, type FleetMember } from './ensure-fleet'
import { sendFirstCommand } from './first-command'
import { issueLogin } from './issue-login'
import { placeOf } from './place'
import { type Simulation, simulateDevice } from './simulate-device'

async function main(): Promise<void> {
  const config = readConfig()
  const log = makeLog('demo', config.logLevel)
  const broker = brokerAddress(config)
  const services = makeServices(config, loadSecrets(config))
  const ctx = demoCtx(services)
  const simulations: Simulation[] = []
  stopWhenTold(async () => {
    await Promise.all(simulations.map((simulation) => simulation.stop()))
    await services.close()
  })

  const members = await ensureFleet(ctx)
  const inTurn = oneAfterTheOther()
  for (const member of members) {
    const login = await issueLogin(ctx, member)
    const place = placeOf(member, login.password)
    const latest = await latestOf(ctx, member)
    const siblingRoot = siblingOf(member, members)
    const onReady = () => sendFirstCommand(ctx, member)
    simulations.push(
      simulateDevice({ member, place, login, latest, broker, siblingRoot, log, inTurn, onReady }),
    )
  }
  process.stdout.write(`${summary(members)}\n`)
  process.send?.({ ready: true })
}

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

/** Histories one device at a time: a first start has other work to do as well. */
function oneAfterTheOther(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    const run = last.then(work)
    last = run.catch(() => undefined)
    return run
  }
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
