import { createLink } from '@tanstack/react-router'
import { Button } from 'antd'

/** A way to another page that looks like a button: a real link, so it opens in another tab as well. */
export const LinkButton = createLink(Button)
