import { toast as sonner } from 'sonner'
import { expect, it, vi } from 'vitest'
import { showToasts, toast } from './late-toast'

it('says what was said before there was a place for it, and what is said after, in order', () => {
  const said: string[] = []
  const success = vi.spyOn(sonner, 'success').mockImplementation((sentence) => said.push(String(sentence)))
  toast.success('one')
  toast.success('two')
  expect(said).toEqual([])
  showToasts(sonner)
  toast.success('three')
  expect(said).toEqual(['one', 'two', 'three'])
  success.mockRestore()
})
