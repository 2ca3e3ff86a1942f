import { use, init } from 'echarts/core';
import { ScatterChart, LineChart, CustomChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
use([ScatterChart, LineChart, CustomChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, SVGRenderer]);
export { init };
