import type { previewCommandBatchOp } from '@/lib/contract/command-batch'
import type { FilledCommand } from '@/lib/contract/commands'
import type { InputOf } from '@/lib/contract/operation'
import { invalid, notFound } from '@/lib/core/fault'
import { fillCommand } from '../command-templates/fill-command'
import { findTemplate } from '../command-templates/template-view'
import { commandOf } from '../commands/command-of'
import type { Ctx } from '../context'

/** What is to be sent: as it was given, or a template with its parameters filled in. */
export async function batchCommand(
  ctx: Ctx,
  { command, template }: Pick<InputOf<typeof previewCommandBatchOp>, 'command' | 'template'>,
): Promise<FilledCommand> {
  if ((command === undefined) === (template === undefined)) {
    throw invalid('command', 'Send either a command or a template')
  }
  if (template) return fillCommand(await templateOf(ctx, template.templateId), template.parameters)
  if (!command) throw invalid('command', 'is missing')
  const { name, payload, encoding = 'json', mapping } = command
  const filled: FilledCommand = {
    name,
    payload,
    encoding,
    qos: 1,
    ...(mapping === undefined ? {} : { mapping }),
  }
  // Text and base64 are strings.
  commandOf(filled)
  return filled
}

async function templateOf(ctx: Ctx, templateId: string) {
  const row = await ctx.services.db.prisma.commandTemplate.findUnique({
    where: { id: templateId },
    select: { tenantId: true },
  })
  if (!row) throw notFound('command template')
  return (await findTemplate(ctx, row.tenantId, templateId, 'send:commands').catch(asTemplate)).template
}

/** The caller named no tenant, so none is told of. */
function asTemplate(error: unknown): never {
  const isHidden = error instanceof Error && 'code' in error && error.code === 'not-found'
  throw isHidden ? notFound('command template') : error
}
