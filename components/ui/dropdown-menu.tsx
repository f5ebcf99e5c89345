'use client'

import { Check } from 'lucide-react'
import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'
import { cn } from './cn'
import { type OpenedBy, Popup, PopupTrigger, usePopup } from './popup'
import { PopupBox } from './popup-box'
import { Slot } from './slot'
import { useMenuKeys } from './use-menu-keys'

export const DropdownMenu = Popup

/** The arrows open it as well: down at its first item, up at its last. */
export function DropdownMenuTrigger(props: Omit<ComponentProps<typeof PopupTrigger>, 'kind'>) {
  const { isOpen, open } = usePopup()
  return (
    <PopupTrigger
      kind="menu"
      onKeyDown={(event) => {
        if (isOpen || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
        event.preventDefault()
        open(event.key === 'ArrowUp' ? 'arrow-up' : 'key')
      }}
      {...props}
    />
  )
}

export function DropdownMenuContent({
  className,
  align = 'end',
  ...rest
}: Omit<ComponentProps<typeof PopupBox>, 'takeFocus' | 'role'>) {
  const { openerId, close } = usePopup()
  return (
    <PopupBox
      role="menu"
      aria-labelledby={openerId}
      align={align}
      takeFocus={focusMenu}
      onKeyDown={useMenuKeys(close)}
      className={cn('min-w-44 overflow-y-auto p-1', className)}
      {...rest}
    />
  )
}

/** Who opened it with a key goes on with keys; a pointer chooses by itself. */
function focusMenu(box: HTMLElement, openedBy: OpenedBy): void {
  const items = [...box.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')]
  const target = openedBy === 'pointer' ? box : (items.at(openedBy === 'key' ? 0 : -1) ?? box)
  target.focus({ preventScroll: openedBy !== 'arrow-up' })
}

interface ItemProps {
  disabled?: boolean
  /** Several are chosen one after the other. */
  staysOpen?: boolean
  /** Renders its only child, a link, as the item. */
  asChild?: boolean
  isDanger?: boolean
  onSelect?: () => void
  children: ReactNode
}

export function DropdownMenuItem(props: ItemProps) {
  return <MenuItem role="menuitem" {...props} />
}

function MenuItem({
  disabled = false,
  staysOpen = false,
  asChild = false,
  isDanger = false,
  onSelect,
  ...rest
}: ItemProps & { role: string; 'aria-checked'?: boolean }) {
  const { close } = usePopup()
  const face = {
    tabIndex: -1,
    'aria-disabled': disabled || undefined,
    className: cn(
      'flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-left select-none focus:bg-sunken focus-visible:-outline-offset-2 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
      isDanger && 'text-bad',
    ),
    onPointerMove: ({ currentTarget }: { readonly currentTarget: HTMLElement }) =>
      disabled || currentTarget.focus({ preventScroll: true }),
    onClick: () => {
      if (disabled) return
      // First, so that what is opened instead takes the focus from where it is given back to.
      if (!staysOpen) close()
      onSelect?.()
    },
    ...rest,
  }
  return asChild ? <Slot {...face} /> : <button type="button" {...face} />
}

interface Choice {
  readonly value: string
  onChange?: (value: string) => void
}

const ChoiceContext = createContext<Choice>({ value: '' })

export function DropdownMenuRadioGroup({
  value,
  onValueChange,
  label,
  children,
}: {
  value: string
  onValueChange?: (value: string) => void
  label: string
  children: ReactNode
}) {
  return (
    <ChoiceContext value={{ value, ...(onValueChange && { onChange: onValueChange }) }}>
      <fieldset aria-label={label} className="min-w-0">
        <DropdownMenuLabel>{label}</DropdownMenuLabel>
        {children}
      </fieldset>
    </ChoiceContext>
  )
}

export function DropdownMenuRadioItem({ value, onSelect, ...rest }: ItemProps & { value: string }) {
  const choice = useContext(ChoiceContext)
  return (
    <Checkable
      role="menuitemradio"
      isChecked={choice.value === value}
      onSelect={() => {
        choice.onChange?.(value)
        onSelect?.()
      }}
      {...rest}
    />
  )
}

export function DropdownMenuCheckboxItem({
  checked,
  ...rest
}: Omit<ItemProps, 'staysOpen'> & { checked: boolean }) {
  return <Checkable role="menuitemcheckbox" isChecked={checked} staysOpen {...rest} />
}

function Checkable({
  isChecked,
  children,
  ...rest
}: Omit<ItemProps, 'asChild'> & { role: string; isChecked: boolean }) {
  return (
    <MenuItem aria-checked={isChecked} {...rest}>
      <span className="flex size-4 items-center justify-center">
        {isChecked ? <Check aria-hidden /> : null}
      </span>
      {children}
    </MenuItem>
  )
}

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-xs text-ink-faint">{children}</div>
}

export function DropdownMenuSeparator() {
  return <hr className="my-1 h-px border-0 bg-line" />
}
