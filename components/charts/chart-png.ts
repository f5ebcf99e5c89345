/** The charts of the page as one picture, in the colours of the theme that is on. */
import { withTokens } from './with-tokens'

export interface ChartPicture {
  readonly title: string
  readonly note: string
  readonly svg: SVGSVGElement
}

/** Twice as many dots, for paper and for fine screens. */
const DENSITY = 2
const PADDING = 16
const HEAD_HEIGHT = 44
const TITLE_HEIGHT = 40

export async function chartPng(
  heading: string,
  note: string,
  charts: readonly ChartPicture[],
): Promise<Blob> {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const drawn = await Promise.all(
    charts.map(async (chart) => ({ ...chart, ...(await imageOf(chart.svg, token)) })),
  )
  const width = Math.max(0, ...drawn.map((one) => one.width)) + 2 * PADDING
  const height = drawn.reduce((sum, one) => sum + TITLE_HEIGHT + one.height, HEAD_HEIGHT) + 2 * PADDING
  const canvas = document.createElement('canvas')
  canvas.width = width * DENSITY
  canvas.height = height * DENSITY
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws no pictures.')
  context.scale(DENSITY, DENSITY)
  context.fillStyle = token('--surface')
  context.fillRect(0, 0, width, height)
  const family = getComputedStyle(document.body).fontFamily
  const write = (text: string, font: string, colour: string, y: number) => {
    context.font = `${font} ${family}`
    context.fillStyle = token(colour)
    context.fillText(text, PADDING, y, width - 2 * PADDING)
  }
  write(heading, '600 16px', '--ink', PADDING + 14)
  write(note, '12px', '--ink-muted', PADDING + 32)
  let y = PADDING + HEAD_HEIGHT
  for (const { title, note: said, image, width: across, height: down } of drawn) {
    write(title, '600 13px', '--ink', y + 14)
    write(said, '11px', '--ink-muted', y + 30)
    context.drawImage(image, PADDING, y + TITLE_HEIGHT, across, down)
    y += TITLE_HEIGHT + down
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))))
  })
}

/** A drawing that stands alone knows no style sheet: its tokens are written out. */
async function imageOf(svg: SVGSVGElement, token: (name: string) => string) {
  const { width, height } = svg.getBoundingClientRect()
  const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  copy.innerHTML = svg.innerHTML
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.setAttribute('font-family', 'system-ui, sans-serif')
  const text = withTokens(new XMLSerializer().serializeToString(copy), token)
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return { image, width, height }
  } finally {
    URL.revokeObjectURL(url)
  }
}
