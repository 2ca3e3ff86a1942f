"""Seconds of each stage of one run of a peer, by the wall and of processors, and its peak of resident memory."""
import json
import os
import resource
import time


class Stopwatch:
    def __init__(self):
        """Begins when the process did."""
        with open("/proc/self/stat") as stat:
            ticks = int(stat.read().rsplit(")", 1)[1].split()[19])
        with open("/proc/uptime") as uptime:
            age = float(uptime.read().split()[0]) - ticks / os.sysconf("SC_CLK_TCK")
        self.wall, self.processor = {}, {}
        self.last = time.monotonic() - age
        self.used = 0.0

    def done(self, stage):
        """All time since the stage before belongs to this one."""
        now, used = time.monotonic(), sum(os.times()[:2])
        self.wall[stage] = self.wall.get(stage, 0) + now - self.last
        self.processor[stage] = self.processor.get(stage, 0) + used - self.used
        self.last, self.used = now, used

    def say(self, who, **facts):
        """One line of JSON."""
        print(json.dumps({"who": who, "wall": {k: round(v, 3) for k, v in self.wall.items()},
            "processor": {k: round(v, 3) for k, v in self.processor.items()},
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} | facts))
