import { ClassPicker } from '../ClassPicker.tsx';

const RelabelChange = () => <ClassPicker swaps />;

export default RelabelChange;
