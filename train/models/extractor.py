"""The extractor: characters and geometry of tokens into a small transformer, a distribution over labels out for each token.

Shape suffixes: B documents of a batch, T tokens, U spellings, C characters of one, E width of a character, D width, H heads,
W width of a head, A angles, K labels, F geometry features.
"""

import math

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from receipts.config import Count, Probability, component
from receipts.rng import stream_key
from train.encoding import NUM_CHARACTERS, NUM_FEATURES
from train.models.base import ModelChoice

# Wavelengths of the rotary positions, from neighbours to the whole page: in rows, and in line heights along a row.
_SHORTEST_WAVE, _LONGEST_WAVE = 4.0, 256.0
# Added to the score of what is only padding: nothing is left of it after the softmax, in bfloat16 too.
_UNSEEN = -1e4


class Extractor(nn.Module):
    """A transformer encoder over tokens; attention sees where tokens stand to one another on the page."""

    def __init__(self, cardinality: int, *, width: int, depth: int, heads: int, character_width: int, dropout: float) -> None:
        super().__init__()
        self.character = nn.Embedding(NUM_CHARACTERS, character_width, padding_idx=0)
        self.convolution = nn.Conv1d(character_width, width, 3, padding=1)
        self.geometry = nn.Sequential(nn.Linear(NUM_FEATURES, width), nn.GELU(), nn.Linear(width, width))
        self.join = nn.Linear(width, width)
        self.head_width = width // heads
        self.blocks = nn.ModuleList(Block(width, heads, dropout) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, cardinality)

    def forward(
        self, spellings_UC: Tensor, spelling_BT: Tensor, features_BTF: Tensor, position_BT2: Tensor, mask_BT: Tensor
    ) -> Tensor:
        """Logits (B, T, K); see `hidden`."""
        logits: Tensor = self.head(self.norm(self.hidden(spellings_UC, spelling_BT, features_BTF, position_BT2, mask_BT)))
        return logits

    def hidden(
        self, spellings_UC: Tensor, spelling_BT: Tensor, features_BTF: Tensor, position_BT2: Tensor, mask_BT: Tensor
    ) -> Tensor:
        """The tokens after the last layer, (B, T, D).

        Args:
            spellings_UC: int64, character codes of every spelling there is in the batch, 0 pads.
            spelling_BT: int64, which of them each token has.
            features_BTF: float32, geometry and shape of each token.
            position_BT2: float32, left edge in line heights, and row.
            mask_BT: bool, where there is a token.
        """
        embedded_UEC = self.character(spellings_UC).transpose(1, 2)
        spelled_UD = self.join(functional.gelu(self.convolution(embedded_UEC)).amax(dim=2))
        x_BTD = functional.embedding(spelling_BT, spelled_UD) + self.geometry(features_BTF)
        turn = turns(rotary_angles(position_BT2, self.head_width), x_BTD.dtype)
        for block in self.blocks:
            x_BTD = block(x_BTD, turn, mask_BT)
        return x_BTD


def rotary_angles(position_BT2: Tensor, head_width: int) -> Tensor:
    """Angles (B, T, A), A half of a head's width: a quarter turns with the place along the row, a quarter with the row.

    The product of a turned query and a turned key depends on the difference of their angles alone, so attention is relative
    in both directions. Source: J. Su et al., RoFormer: enhanced transformer with rotary position embedding, 2021, section 3.2,
    here for two coordinates.
    """
    count = head_width // 4
    exponent = torch.linspace(0, 1, count, device=position_BT2.device)
    frequency_A = 2 * math.pi / (_SHORTEST_WAVE * (_LONGEST_WAVE / _SHORTEST_WAVE) ** exponent)
    return (position_BT2[..., None] * frequency_A).flatten(2)


def turns(angle_BTA: Tensor, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """Cosines and sines (B, 1, T, A) of angles."""
    return angle_BTA.cos()[:, None].to(dtype), angle_BTA.sin()[:, None].to(dtype)


def rotated(x_BHTW: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Queries or keys, their width taken in pairs, each pair turned by its angle."""
    cos, sin = turn[0].to(x_BHTW.dtype), turn[1].to(x_BHTW.dtype)
    first, second = x_BHTW.chunk(2, dim=-1)
    return torch.cat([first * cos - second * sin, first * sin + second * cos], dim=-1)


def attention(query_BHTW: Tensor, key_BHTW: Tensor, value_BHTW: Tensor, mask_BT: Tensor) -> Tensor:
    """What each token takes from the others, (B, H, T, W).

    On a CPU by plain products: torch's fused kernel takes five times as long there, forth and back, in bfloat16.
    """
    if query_BHTW.device.type != "cpu":
        return functional.scaled_dot_product_attention(query_BHTW, key_BHTW, value_BHTW, attn_mask=mask_BT[:, None, None, :])
    batch, heads, tokens, width = query_BHTW.shape
    unseen = torch.zeros(batch, 1, tokens, dtype=query_BHTW.dtype).masked_fill_(~mask_BT[:, None], _UNSEEN)
    query, key, value = (x.flatten(0, 1) for x in (query_BHTW, key_BHTW, value_BHTW))
    with torch.autocast("cpu", enabled=False):  # it would take the softmax in float32, in twice the time
        score = torch.baddbmm(unseen.repeat_interleave(heads, dim=0), query, key.transpose(1, 2), alpha=1 / math.sqrt(width))
        return torch.bmm(score.softmax(dim=-1), value.to(score.dtype)).view(batch, heads, tokens, width)


class Block(nn.Module):
    """Attention and a two-layer network, each after a norm and added to its input."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm_attention = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_network = nn.LayerNorm(width)
        self.network = nn.Sequential(nn.Linear(width, 3 * width), nn.GELU(), nn.Linear(3 * width, width), nn.Dropout(dropout))

    def forward(self, x_BTD: Tensor, turn: tuple[Tensor, Tensor], mask_BT: Tensor) -> Tensor:
        """The tokens after one layer, (B, T, D)."""
        batch, tokens, width = x_BTD.shape
        joined = self.query_key_value(self.norm_attention(x_BTD)).view(batch, tokens, 3, self.heads, width // self.heads)
        query, key, value = joined.permute(2, 0, 3, 1, 4).unbind(0)
        attended = attention(rotated(query, turn), rotated(key, turn), value, mask_BT)
        x_BTD = x_BTD + self.out(attended.transpose(1, 2).reshape(batch, tokens, width))
        result: Tensor = x_BTD + self.network(self.norm_network(x_BTD))
        return result


def initialise(model: Extractor) -> None:
    """Weights as in GPT-2: normal with 0.02, projections back into the stream smaller with depth; biases 0.

    Source: A. Radford et al., Language models are unsupervised multitask learners, 2019, section 2.3.
    """
    for name, parameter in model.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
        elif "norm" not in name:
            into_stream = name.endswith(("out.weight", "network.2.weight"))
            nn.init.normal_(parameter, std=0.02 / math.sqrt(2 * len(model.blocks)) if into_stream else 0.02)
    nn.init.normal_(model.character.weight, std=0.3)
    nn.init.kaiming_normal_(model.convolution.weight, nonlinearity="relu")


@component
class ExtractorModel(ModelChoice):
    """Chooses the extractor.

    Attributes:
        width: of a token's vector.
        depth: layers.
        heads: of attention; four times as many must divide the width.
        character_width: of a character's vector.
        dropout: in each layer's network.
    """

    width: Count = 128
    depth: Count = 4
    heads: Count = 4
    character_width: Count = 32
    dropout: Probability = 0.1

    def __post_init__(self) -> None:
        if self.width % (4 * self.heads):
            raise ValueError(f"model.width: must be a multiple of 4 x heads, got {self.width} for {self.heads} heads")

    def make(self, cardinality: int, seed: int) -> Extractor:
        """A new model for ``cardinality`` labels, its weights drawn from ``seed``."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(stream_key(seed, 0, "weights") % 2**63)
            model = Extractor(
                cardinality,
                width=self.width,
                depth=self.depth,
                heads=self.heads,
                character_width=self.character_width,
                dropout=self.dropout,
            )
            initialise(model)
        return model
