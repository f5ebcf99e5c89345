import { randomUUID } from 'node:crypto'
import { queueCommandOp } from '@/lib/contract/commands'
import { conflict } from '@/lib/core/fault'
import { isRejection } from '@/lib/core/rejection'
import { transactPlainly } from '@/lib/db/transaction'
import { dialectOf } from '@/lib/dialects/registry'
import { verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'
import { expiryOf } from './command-life'
import { commandOf } from './command-of'
import { insertCommand } from './insert-command'

/** The row is the outbox: the broker need not be up for it. What the device's dialect cannot carry is refused here. */
export const queueCommand = verb(queueCommandOp, async (ctx, { id, qos, expiresAt, ...asked }) => {
  await findDevice(ctx, id, 'send:commands')
  const device = await registeredDevice(ctx, id)
  const command = commandOf(asked)
  const encoded = dialectOf(device.dialect).encodeCommand(device, command)
  if (isRejection(encoded))
    throw conflict([encoded.sentence, encoded.mend?.sentence].filter(Boolean).join(' '))
  const expires = expiryOf(ctx.services.now(), expiresAt)
  return transactPlainly(ctx.services.db, (client) =>
    insertCommand(client, ctx, device, { id: randomUUID(), command, qos, expiresAt: expires }),
  )
})
