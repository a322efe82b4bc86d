import { Button, Result } from 'antd'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useShellWords } from './words.ts'

/** Where a room has broken; the frame still stands. */
export function BrokenRoom() {
  const w = useShellWords()
  return (
    <Result
      status="warning"
      title={<h1>{w(navigator.onLine ? 'broken.title' : 'broken.offlineTitle')}</h1>}
      subTitle={w(navigator.onLine ? 'broken.text' : 'broken.offline')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {w('broken.again')}
        </Button>
      }
    />
  )
}

/** No such room, or none for this person. */
export function MissingRoom() {
  const w = useShellWords()
  return (
    <Result
      status="info"
      title={<h1>{w('missing.title')}</h1>}
      subTitle={w('missing.text')}
      extra={<Link to={paths.desk}>{w('missing.back')}</Link>}
    />
  )
}
