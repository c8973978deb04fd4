import { freezeLists } from '../../platform/local/frozen.ts';

freezeLists();
