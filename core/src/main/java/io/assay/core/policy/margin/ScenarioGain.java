package io.assay.core.policy.margin;

/// What a scenario would do to a unit.
///
/// @param gain in USD, times the scenario's weight; + = the account gains
public record ScenarioGain(Scenario scenario, double gain) {}
