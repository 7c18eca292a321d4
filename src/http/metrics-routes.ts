import { Hono } from 'hono'

type Render = () => Promise<{ readonly type: string; readonly body: string }>

/** For operators: what the process counts, as Prometheus reads it. */
export const metricsRoutes = (render: Render): Hono =>
  new Hono().get('/metrics', async (c) => {
    const { type, body } = await render()
    return c.body(body, 200, { 'content-type': type })
  })
