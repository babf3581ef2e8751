import { ClassPicker } from '../ClassPicker.tsx';

const AddChange = () => <ClassPicker />;

export default AddChange;
