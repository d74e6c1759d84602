import { Radio } from 'antd'

/** antd's, in a file of its own for what shows it only once it is opened. */
export default Radio.Group
