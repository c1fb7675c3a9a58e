"""How a network's weights are fitted: batch after batch, down the slope of a loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import jax
import optax

Weights = dict[str, Any]


def fitted(
    weights: Weights,
    loss: Callable[[Weights, Any, Any], Any],
    way: optax.GradientTransformation,
    batches: Iterable[Any],
    key: Any,
) -> Weights:
    """Weights that fit all batches, each met once; those given are used up."""
    climber = optax.chain(optax.clip_by_global_norm(1.0), way)
    state = climber.init(weights)

    @partial(jax.jit, donate_argnums=(0, 1))
    def improved(weights: Weights, state: Any, batch: Any, key: Any) -> tuple[Any, ...]:
        slope = jax.grad(loss)(weights, batch, key)
        change, state = climber.update(slope, state, weights)
        return optax.apply_updates(weights, change), state

    for batch in batches:
        key, now = jax.random.split(key)
        weights, state = improved(weights, state, batch, now)
    return weights
