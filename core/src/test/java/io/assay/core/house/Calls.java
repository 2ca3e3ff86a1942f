package io.assay.core.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Calls and fields that are banned, each with what to write instead; method references count as calls.
final class Calls {
    private record Ban(Predicate<JavaCodeUnitAccess<?>> call, String instead) {}

    private final Map<String, Ban> bans = new TreeMap<>();
    private final Map<String, String> fields = new TreeMap<>();

    /// Bans every overload of these methods of `owner`.
    Calls ban(Class<?> owner, String instead, String... methods) {
        for (String method : methods) {
            bans.put(owner.getName() + "." + method, new Ban(any -> true, instead));
        }
        return this;
    }

    /// Bans the overload of `owner.method` with exactly these parameters; `<init>` is a constructor.
    Calls banOverload(Class<?> owner, String instead, String method, Class<?>... parameters) {
        bans.put(owner.getName() + "." + method, new Ban(
                call -> call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList()
                        .equals(java.util.Arrays.stream(parameters).map(Class::getName).toList()),
                instead));
        return this;
    }

    Calls banField(Class<?> owner, String field, String instead) {
        fields.put(owner.getName() + "." + field, instead);
        return this;
    }

    /// Holds for a class that makes none of the banned calls.
    ArchCondition<JavaClass> avoided() {
        return new ArchCondition<>("avoid " + bans.keySet() + fields.keySet()) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getCodeUnitAccessesFromSelf().forEach(call -> checkCall(call, events));
                item.getFieldAccessesFromSelf().forEach(access -> checkField(access, events));
            }
        };
    }

    private void checkCall(JavaCodeUnitAccess<?> call, ConditionEvents events) {
        Ban ban = bans.get(call.getTargetOwner().getName() + "." + call.getTarget().getName());
        if (ban != null && ban.call().test(call)) {
            events.add(SimpleConditionEvent.violated(call, call.getDescription() + ": write " + ban.instead()));
        }
    }

    private void checkField(JavaFieldAccess access, ConditionEvents events) {
        String instead = fields.get(access.getTargetOwner().getName() + "." + access.getTarget().getName());
        if (instead != null) {
            events.add(SimpleConditionEvent.violated(access, access.getDescription() + ": write " + instead));
        }
    }
}
